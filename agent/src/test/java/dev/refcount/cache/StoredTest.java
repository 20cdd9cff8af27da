package dev.refcount.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.boot.Channel;
import dev.refcount.boot.Place;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StoredTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  @Test
  void places_are_found_again_by_their_numbers() throws IOException {
    List<Place> places = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      places.add(new Place("java.util.Köln", "add", "List.java", places.size(), "java.A", "next", "Ljava/A;", channel));
    }
    places.add(new Place("java.util.Two", "put", null, -1, null, "räume", null, null));
    places.add(null);
    places.add(Place.ofField("java.util.Three", "next", "Ljava/util/Four;"));
    StoredPlaces.write(places, out);
    out.writeInt(4711);
    ByteBuffer in = ByteBuffer.wrap(bytes.toByteArray());
    StoredPlaces stored = new StoredPlaces(in, 10);
    assertEquals(4711, in.getInt());
    assertEquals(places.size(), stored.count());
    for (int i = 0; i < places.size(); i++) {
      assertEquals(places.get(i), stored.place(10 + i));
    }
    assertNull(stored.place(9));
    assertNull(stored.place(10 + places.size()));
  }

  @Test
  void no_places_are_none() throws IOException {
    StoredPlaces.write(List.of(), out);
    ByteBuffer in = ByteBuffer.wrap(bytes.toByteArray());
    assertNull(new StoredPlaces(in, 1).place(1));
    assertFalse(in.hasRemaining());
  }

  @Test
  void a_class_is_found_again_by_its_input_alone() throws IOException {
    byte[] input = {1, 2, 3};
    byte[] woven = {4, 5, 6, 7};
    List<String> types = List.of("com/acme/Köln", "[", "com/acme/Session");
    String words = "its method a would be larger than 64 KB: it is left as it is; with its hooks größer is longer";
    StoredClass.of(false, true, false, input, woven, types, words).write("java/A", out);
    StoredClass.of(true, false, true, input, null, List.of(), "").write("java/B", out);
    Map<String, StoredClass> classes = new HashMap<>();
    ByteBuffer in = ByteBuffer.wrap(bytes.toByteArray());
    StoredClass.read(in, classes);
    StoredClass.read(in, classes);
    assertFalse(in.hasRemaining());
    for (StoredClass a : List.of(classes.get("java/A"), classes.get("java/A").apart())) {
      assertTrue(!a.jdk() && a.births() && !a.atStart() && !a.isPlain());
      assertArrayEquals(woven, a.woven());
      assertEquals(types, a.types());
      assertEquals(words, a.words());
      assertTrue(a.isOf(input, false, true));
      assertFalse(a.isOf(input, true, true));
      assertFalse(a.isOf(input, false, false));
      assertFalse(a.isOf(new byte[] {1, 2, 4}, false, true));
      assertFalse(a.isOf(Arrays.copyOf(input, 4), false, true));
    }
    StoredClass b = classes.get("java/B");
    assertTrue(b.jdk() && !b.births() && b.atStart() && b.isPlain());
    assertNull(b.woven());
    assertEquals(List.of(), b.types());
    assertEquals("", b.words());
    StoredClass c = StoredClass.of(false, true, false, input, woven, List.of(), words);
    assertEquals(List.of(), c.types());
    assertEquals(words, c.words());
  }
}

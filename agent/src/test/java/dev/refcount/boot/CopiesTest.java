package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.boot.Rig.Counted;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who stored an element first stays known wherever the JDK moves it. */
final class CopiesTest {
  private static final int MOVED = site("move");

  private final Counted[] objects = {new Counted(), new Counted(), new Counted()};

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void elements_keep_their_sites_when_they_move_up_or_down_or_to_another_array() {
    Random random = new Random(12);
    for (int round = 0; round < 300; round++) {
      Object[][] arrays = new Object[2][8];
      int[][] sites = new int[2][8];
      for (int step = 0; step < 20; step++) {
        int a = random.nextInt(2);
        int slot = random.nextInt(8);
        sites[a][slot] = site("store" + step);
        Rig.put(arrays[a], slot, objects[random.nextInt(objects.length)], sites[a][slot]);
        move(random, arrays, sites);
        agree(arrays, sites);
      }
    }
  }

  private static void move(Random random, Object[][] arrays, int[][] sites) {
    int from = random.nextInt(2);
    int to = random.nextInt(2);
    int length = random.nextInt(9);
    int at = random.nextInt(9 - length);
    int start = random.nextInt(9 - length);
    System.arraycopy(arrays[from], at, arrays[to], start, length);
    System.arraycopy(sites[from], at, sites[to], start, length);
    Copies.syncMoved(arrays[from], at, arrays[to], start, length, MOVED);
  }

  private static void agree(Object[][] arrays, int[][] sites) {
    for (int a = 0; a < arrays.length; a++) {
      for (int slot = 0; slot < 8; slot++) {
        if (arrays[a][slot] != null) {
          assertEquals(sites[a][slot], siteAt(arrays[a], slot));
        }
      }
    }
  }

  /** By another thread: that one's site is no site of what was moved. */
  @Test
  void where_the_element_was_stored_over_before_the_copy_is_told_the_copy_is_its_site() {
    Object[] from = new Object[1];
    Rig.put(from, 0, objects[0], site("first"));
    Object[] to = from.clone();
    Rig.put(from, 0, objects[1], site("meanwhile"));
    Copies.syncMoved(from, 0, to, 0, 1, MOVED);
    assertEquals(MOVED, siteAt(to, 0));
  }

  private static int siteAt(Object[] array, int slot) {
    Slots slots = Table.find(array).slots;
    return slots.siteAt(slots.find(slot));
  }

  private static int site(String method) {
    return Sites.add(new Place("Program", method, null, 1, "[]"));
  }
}

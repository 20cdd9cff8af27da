package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.boot.Rig.Counted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger is full by the records that are in it, not by those that ever were. */
final class SegmentTest {
  private final Segment segment = new Segment();
  private final List<Object> objects = new ArrayList<>();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @AfterEach
  void thereIsRoomAgain() {
    Budget.limit(Long.MAX_VALUE);
  }

  @Test
  void a_record_that_is_removed_leaves_room_for_one_more() {
    int room = fill();
    remove(objects.get(0));
    assertEquals(room - 1, segment.live());
    Object another = add();
    assertEquals(room, segment.live());
    assertNotNull(find(another));
    assertNull(find(add()));
    assertEquals(room, segment.live());
  }

  @Test
  void so_do_all_that_are_taken_off_when_it_is_rebuilt() {
    int room = fill();
    int dead = room / 3;
    for (int i = 0; i < dead; i++) {
      find(objects.get(i)).clear();
    }
    segment.rebuild();
    assertEquals(room - dead, segment.live());
    for (int i = 0; i < dead; i++) {
      assertNotNull(find(add()));
    }
    assertNull(find(add()));
    assertEquals(room, segment.live());
  }

  @Test
  void while_somebody_reads_only_what_was_taken_off_goes() {
    int room = fill();
    Holder takenOff = find(objects.get(0));
    find(objects.get(1)).clear();
    assertEquals(0, new TakingOff().takeOff(new Holder[] {takenOff}, 1, true));
    segment.keepsCleared(true);
    segment.rebuild();
    assertEquals(room - 1, segment.live());
    segment.keepsCleared(false);
    segment.rebuild();
    assertEquals(room - 2, segment.live());
  }

  @Test
  void a_record_is_removed_once() {
    int room = fill();
    Holder record = find(objects.get(0));
    segment.remove(record);
    segment.remove(record);
    assertEquals(room - 1, segment.live());
  }

  /** Far more than it begins with. */
  private int fill() {
    Budget.limit(8 << 20);
    while (find(add()) != null) {
      assertTrue(objects.size() < 1 << 20, "never full");
    }
    objects.remove(objects.size() - 1);
    assertEquals(objects.size(), segment.live());
    assertTrue(objects.size() > 100, () -> "full at " + objects.size());
    return objects.size();
  }

  private Object add() {
    Counted object = new Counted();
    objects.add(object);
    segment.born(object, Identity.hash(object), Types.of(Counted.class), false, true);
    return object;
  }

  private Holder find(Object object) {
    return segment.lookUp(object, Identity.hash(object));
  }

  private void remove(Object object) {
    segment.remove(find(object));
  }
}

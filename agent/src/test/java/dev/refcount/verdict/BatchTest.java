package dev.refcount.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.refcount.Cycle;
import dev.refcount.boot.Holder;
import dev.refcount.boot.Place;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Rig;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.TestTagger;
import dev.refcount.boot.Types;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is told of the cycles in a batch. */
final class BatchTest {
  private static final int OPENED = site("opened");
  private static final int CLOSED = site("closed");
  private static final int DROPPED = site("dropped");
  private static final int ELSEWHERE = site("elsewhere");

  private static final class CountedWithSize {
    Object other;
  }

  private static int site(String method) {
    return Sites.add(new Place("Program", method, null, 1, "left"));
  }

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void a_cycle_is_closed_by_its_last_store_and_dropped_by_the_last_to_let_go_of_any_in_it() {
    Garbage garbage = new Garbage(3);
    garbage.store(0, "left", 1, OPENED);
    garbage.store(1, "left", 0, CLOSED);
    // Not in it.
    garbage.store(1, "right", 2, ELSEWHERE);
    Object[] variables = new Object[3];
    for (int i = 0; i < variables.length; i++) {
      Rig.put(variables, i, garbage.objects[i]);
    }
    letGo(variables, 1, 10, ELSEWHERE);
    letGo(variables, 0, 20, DROPPED);
    letGo(variables, 2, 30, ELSEWHERE);
    Cycle cycle = cycles(garbage).get(0);
    assertEquals("closed", cycle.closedAt().method());
    assertEquals("dropped", cycle.droppedAt().method());
    assertEquals(List.of("dev.refcount.boot.Rig$Counted"), cycle.classes());
    assertEquals(2, cycle.objects());
  }

  @Test
  void the_sizes_of_its_objects_are_summed_up() {
    Types.sizer(object -> 24);
    try {
      CountedWithSize one = new CountedWithSize();
      CountedWithSize two = new CountedWithSize();
      Rig.put(one, "other", two);
      Rig.put(two, "other", one);
      assertEquals(48, cycles(Snapshot.nodeOf(one), Snapshot.nodeOf(two)).get(0).bytes());
    } finally {
      Types.sizer(null);
    }
  }

  @Test
  void whichever_of_its_objects_comes_first_in_the_batch() {
    Garbage garbage = new Garbage(2);
    garbage.store(1, "left", 0, OPENED);
    garbage.store(0, "left", 1, CLOSED);
    Object[] variables = new Object[2];
    Rig.put(variables, 0, garbage.objects[0]);
    Rig.put(variables, 1, garbage.objects[1]);
    letGo(variables, 0, 10, ELSEWHERE);
    letGo(variables, 1, 20, DROPPED);
    Cycle cycle = cycles(garbage).get(0);
    assertEquals("closed", cycle.closedAt().method());
    assertEquals("dropped", cycle.droppedAt().method());
  }

  @Test
  void what_nobody_let_go_of_was_dropped_nowhere() {
    Garbage garbage = new Garbage(1);
    garbage.store(0, "left", 0, CLOSED);
    Cycle cycle = cycles(garbage).get(0);
    assertEquals("closed", cycle.closedAt().method());
    assertNull(cycle.droppedAt());
  }

  @Test
  void of_many_cycles_the_largest_are_told() {
    Garbage garbage = new Garbage(130);
    for (int i = 0; i < 120; i++) {
      garbage.store(i, "left", i);
    }
    for (int i = 120; i < 130; i++) {
      garbage.store(i, "left", i < 129 ? i + 1 : 120);
    }
    List<Cycle> cycles = cycles(garbage);
    assertEquals(100, cycles.size());
    assertEquals(10, cycles.get(0).objects());
    assertEquals(1, cycles.get(99).objects());
  }

  @Test
  void where_all_is_counted_out_there_are_none() {
    Garbage garbage = new Garbage(2);
    garbage.store(0, "left", 1);
    assertEquals(List.of(), cycles(garbage));
  }

  private static void letGo(Object[] variables, int index, int now, int site) {
    Rig.time(now);
    Rig.put(variables, index, null, site);
  }

  private static List<Cycle> cycles(Garbage garbage) {
    return cycles(garbage.dead());
  }

  private static List<Cycle> cycles(Holder... dead) {
    synchronized (Reaper.class) {
      return Batch.of(dead, dead.length).cycles();
    }
  }
}

package dev.refcount.verdict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.Cycle;
import dev.refcount.Drag;
import dev.refcount.Site;
import dev.refcount.Verdicts;
import dev.refcount.boot.Rig;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.TestTagger;
import dev.refcount.boot.Type;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sums of a report over all that was reclaimed. */
final class ReclaimedTotalsTest {
  private static final class CountedToo {}

  private static final Site CLOSED = new Site("Program", "close", null, 1);
  private static final Site FIRST = new Site("Program", "first", null, 2);
  private static final Site LAST = new Site("Program", "last", null, 3);

  private final ReclaimedTotals totals = new ReclaimedTotals();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void each_class_has_its_own_verdicts_and_drag() {
    Type one = typeOf(new Rig.Counted());
    Type other = typeOf(new CountedToo());
    for (Verdict verdict : Verdict.values()) {
      for (int i = 0; i <= verdict.ordinal(); i++) {
        totals.of(one).add(verdict, 16, 1);
      }
    }
    for (int waited = 1; waited <= 100; waited++) {
      totals.of(one).waited(waited);
    }
    assertEquals(new Verdicts(1, 2, 3, 4, 5, 6), totals.verdicts(one.name()));
    assertEquals(new Drag(50, 90, 99, 100), totals.drag(one.name()));
    assertEquals(Verdicts.NONE, totals.verdicts(other.name()));
    assertEquals(Drag.NONE, totals.drag(other.name()));
    totals.of(other).add(Verdict.CYCLE, 16, 1);
    assertEquals(new Verdicts(0, 0, 1, 0, 0, 0), totals.verdicts(other.name()));
    assertEquals(Drag.NONE, totals.drag(other.name()));
  }

  @Test
  void the_share_of_cycles_is_told_by_objects_and_by_bytes() {
    assertEquals(0, totals.cyclicObjects());
    assertEquals(0, totals.cyclicBytes());
    totals.of(typeOf(new Rig.Counted())).add(Verdict.CYCLE, 16, 0);
    totals.of(typeOf(new Rig.Counted())).add(Verdict.CASCADE, 16, 0);
    totals.of(typeOf(new CountedToo())).add(Verdict.CYCLE, 128, 0);
    totals.of(typeOf(new CountedToo())).add(Verdict.WITH_HOLDER, 96, 0);
    assertEquals(0.5, totals.cyclicObjects());
    assertEquals(144.0 / 256, totals.cyclicBytes());
  }

  @Test
  void objects_are_told_by_the_bits_that_hold_their_highest_count() {
    for (int max : new int[] {0, 1, 2, 3, 4, 7, 8, Integer.MAX_VALUE}) {
      totals.of(typeOf(max % 2 == 0 ? new Rig.Counted() : new CountedToo())).add(Verdict.CASCADE, 16, max);
    }
    long[] expected = new long[33];
    expected[0] = 1;
    expected[1] = 1;
    expected[2] = 2;
    expected[3] = 2;
    expected[4] = 1;
    expected[31] = 1;
    assertArrayEquals(expected, totals.maxima());
  }

  @Test
  void cycles_of_the_same_classes_closed_at_the_same_line_are_one_with_the_last_to_drop_them() {
    totals.add(new Cycle(List.of("A"), 1, 16, CLOSED, FIRST));
    totals.add(new Cycle(List.of("A", "B"), 2, 100, CLOSED, FIRST));
    totals.add(new Cycle(List.of("A"), 2, 32, null, FIRST));
    totals.add(new Cycle(List.of("A"), 3, 64, CLOSED, LAST));
    assertEquals(
        List.of(
            new Cycle(List.of("A", "B"), 2, 100, CLOSED, FIRST),
            new Cycle(List.of("A"), 4, 80, CLOSED, LAST),
            new Cycle(List.of("A"), 2, 32, null, FIRST)),
        totals.cycles());
  }

  @Test
  void of_ever_more_kinds_of_cycles_those_that_are_known_are_still_summed_up() {
    for (int kind = 0; kind < 1_100; kind++) {
      totals.add(new Cycle(List.of("Kind" + kind), 1, 16, CLOSED, FIRST));
    }
    totals.add(new Cycle(List.of("Kind7"), 1, 16, CLOSED, FIRST));
    assertEquals(1_000, totals.cycles().size());
    assertEquals(new Cycle(List.of("Kind7"), 2, 32, CLOSED, FIRST), totals.cycles().get(0));
  }

  private static Type typeOf(Object object) {
    return Snapshot.nodeOf(object).type();
  }
}

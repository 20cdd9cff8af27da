package dev.refcount.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.boot.Rig;
import dev.refcount.boot.TestTagger;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each verdict against its definition: who reaches whom, asked without peeling. */
final class PeelTest {
  private static final int ROUNDS = 3_000;

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void each_verdict_is_that_of_its_definition() {
    Random random = new Random(4);
    for (int round = 0; round < ROUNDS; round++) {
      Garbage garbage = Garbage.random(random);
      Peel peel = garbage.peel(garbage.graph());
      boolean cyclic = false;
      boolean unexplained = false;
      for (int i = 0; i < garbage.objects.length; i++) {
        Verdict expected = expected(garbage, i);
        assertEquals(expected, peel.verdict(i), "of " + i + " in " + garbage);
        cyclic |= expected == Verdict.CYCLE;
        unexplained |= garbage.heldElsewhere[i];
      }
      assertEquals(cyclic, peel.isCyclic(), garbage::toString);
      assertEquals(unexplained, peel.isUnexplained(), garbage::toString);
    }
  }

  private static Verdict expected(Garbage garbage, int i) {
    if (garbage.heldElsewhere[i]) {
      return Verdict.UNEXPLAINED;
    }
    if (garbage.hangsOnCycle(i)) {
      return Verdict.CYCLE;
    }
    if (garbage.hangsOn(i, garbage.heldElsewhere)) {
      return Verdict.UNEXPLAINED;
    }
    if (garbage.hangsOn(i, garbage.heldByVariable)) {
      return Verdict.LIVE_VARIABLE;
    }
    if (garbage.hangsOn(i, garbage.heldByHolder)) {
      return Verdict.WITH_HOLDER;
    }
    return garbage.node(i).count() == 0 ? Verdict.COUNTED_OUT : Verdict.CASCADE;
  }

  @Test
  void what_cascades_has_waited_since_the_last_of_those_that_held_it() {
    Random random = new Random(5);
    for (int round = 0; round < ROUNDS; round++) {
      // The clock is behind its end, and goes on below zero.
      Rig.time(Integer.MAX_VALUE - 50);
      Garbage garbage = Garbage.random(random);
      int[] dropped = new int[garbage.objects.length];
      for (int i = 0; i < dropped.length; i++) {
        dropped[i] = random.nextInt(100);
        Rig.time(Integer.MAX_VALUE - 50 + dropped[i]);
        Object[] array = new Object[1];
        Rig.put(array, 0, garbage.objects[i]);
        Rig.put(array, 0, null);
      }
      Rig.time(0);
      Peel peel = garbage.peel(garbage.graph());
      for (int i = 0; i < dropped.length; i++) {
        if (peel.verdict(i) == Verdict.COUNTED_OUT || peel.verdict(i) == Verdict.CASCADE) {
          int latest = dropped[i];
          for (int k = 0; k < dropped.length; k++) {
            latest = garbage.reaches[k][i] ? Math.max(latest, dropped[k]) : latest;
          }
          assertEquals(Integer.MAX_VALUE - 50 + latest, peel.zeroTime(i), "of " + i + " in " + garbage);
        }
      }
    }
  }
}

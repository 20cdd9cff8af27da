package dev.refcount.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.boot.TestTagger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ComponentsTest {
  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void a_cycle_is_all_that_reach_each_other_and_each_is_found_once() {
    Random random = new Random(6);
    for (int round = 0; round < 3_000; round++) {
      Garbage garbage = Garbage.random(random);
      HoldingGraph graph = garbage.graph();
      Peel peel = garbage.peel(graph);
      List<Set<Integer>> found = new ArrayList<>();
      for (int[] members : Components.cycles(graph, peel)) {
        Set<Integer> cycle = new HashSet<>();
        Arrays.stream(members).forEach(cycle::add);
        found.add(cycle);
        assertEquals(members.length, cycle.size(), garbage::toString);
      }
      Set<Set<Integer>> expected = expected(garbage, peel);
      assertEquals(expected, new HashSet<>(found), garbage::toString);
      assertEquals(expected.size(), found.size(), garbage::toString);
    }
  }

  /** Those that reach themselves without what nothing explains. */
  private static Set<Set<Integer>> expected(Garbage garbage, Peel peel) {
    Garbage explained = garbage.without(i -> peel.verdict(i) != Verdict.CYCLE);
    Set<Set<Integer>> cycles = new HashSet<>();
    for (int i = 0; i < explained.objects.length; i++) {
      if (explained.reaches[i][i]) {
        Set<Integer> cycle = new HashSet<>();
        for (int k = 0; k < explained.objects.length; k++) {
          if (explained.reaches[i][k] && explained.reaches[k][i]) {
            cycle.add(k);
          }
        }
        cycles.add(cycle);
      }
    }
    return cycles;
  }
}

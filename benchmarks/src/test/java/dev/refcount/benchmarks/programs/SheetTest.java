package dev.refcount.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {
  @Test
  void ratios_are_to_the_run_without_the_agent_and_means_over_all_programs() {
    Sheet sheet = new Sheet(List.of(program("a", 1, 2, 3, 4, 8, 16), program("b", 10, 20, 30, 10, 20, 40)));
    assertEquals(2, sheet.mean(AgentState.NOTHING, Figures::seconds), 1e-9);
    assertEquals(2, sheet.mean(AgentState.FEW, Figures::seconds), 1e-9);
    assertEquals(8, sheet.mean(AgentState.CONTAINERS, Figures::seconds), 1e-9);
    assertLine("a +no agent +1\\.0 s .* 100 MB +0\\.50 s +0\\.10 s", sheet);
    assertLine(" +a few classes +4\\.00 x .*", sheet);
  }

  @Test
  void of_several_rounds_the_median_counts() {
    Measured measured = new Measured("a", AgentState.NONE);
    for (double seconds : new double[] {3, 100, 1}) {
      measured.add(figures(seconds));
    }
    assertEquals(3, measured.median(Figures::seconds));
  }

  @Test
  void a_run_that_failed_says_so_and_leaves_no_mean() {
    List<Measured> states = program("a", 1, 2, 3, 4, 8, 16);
    states.get(AgentState.ALL.ordinal()).fail("exit code 3");
    Sheet sheet = new Sheet(List.of(states));
    assertTrue(Double.isNaN(sheet.mean(AgentState.ALL, Figures::seconds)));
    assertEquals(16, sheet.mean(AgentState.CONTAINERS, Figures::seconds), 1e-9);
    assertLine(" +all its classes +exit code 3 .*", sheet);
  }

  private static void assertLine(String pattern, Sheet sheet) {
    assertTrue(sheet.toString().lines().anyMatch(line -> line.matches(pattern)), sheet.toString());
  }

  private static List<Measured> program(String name, double... seconds) {
    List<Measured> states = new ArrayList<>();
    for (AgentState state : AgentState.values()) {
      Measured measured = new Measured(name, state);
      measured.add(figures(seconds[state.ordinal()]));
      states.add(measured);
    }
    return states;
  }

  private static Figures figures(double seconds) {
    return new Figures(seconds, seconds, seconds, seconds, 1e8 * seconds, 0.5, 0.1);
  }
}

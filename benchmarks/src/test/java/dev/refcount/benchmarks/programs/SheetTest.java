package dev.refcount.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
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
    assertLine(" +all its classes +- .*", sheet);
    assertEquals(16, sheet.mean(AgentState.CONTAINERS, Figures::seconds), 1e-9);
    assertLine(" +all its classes +exit code 3 .*", sheet);
  }

  /** Where everything is counted nothing is run warm: that is no figure, in the table and in JSON. */
  @Test
  void what_was_not_measured_is_left_out() {
    Figures cold = figures(3).withWarm(null);
    assertTrue(new Gson().toJson(cold).startsWith("{\"seconds\":3.0,\"first\":3.0,\"processor\":"));
    List<Measured> states = program("a", 1, 2, 3, 4, 8, 16);
    Measured all = new Measured("a", AgentState.ALL);
    all.add(figures(8).withWarm(null));
    states.set(AgentState.ALL.ordinal(), all);
    assertLine(" +all its classes +8\\.00 x +8\\.00 x +- +8\\.00 x .*", new Sheet(List.of(states)));
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

package dev.refcount.benchmarks.programs;

import dev.refcount.benchmarks.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The one table: without the agent what a program takes, in the other states how much more. */
final class Sheet {
  private static final List<ToDoubleFunction<Figures>> RATIOS =
      List.of(Figures::seconds, Figures::first, Figures::warmPass, Figures::processor, Figures::peak);

  /** Of every program all its states, that without the agent first. */
  private final List<List<Measured>> programs;

  private final TextTable table =
      new TextTable("program", "state", "time", "its main", "warm pass", "processor",
          "peak memory", "GC", "start-up");

  Sheet(List<List<Measured>> programs) {
    this.programs = programs;
    for (List<Measured> states : programs) {
      states.forEach(each -> table.row(cells(each, states.get(0))));
      table.gap();
    }
    for (AgentState state : AgentState.values()) {
      if (state != AgentState.NONE) {
        table.row(means(state));
      }
    }
  }

  private static String[] cells(Measured measured, Measured plain) {
    boolean isPlain = measured == plain;
    String name = isPlain ? measured.program() : "";
    String[] cells = {name, measured.state().toString(), "-", "-", "-", "-", "-", "-", "-"};
    if (measured.failure() != null) {
      cells[2] = measured.failure();
      return cells;
    }
    cells[7] = TextTable.number("%.2f s", measured.median(Figures::collecting));
    cells[8] = TextTable.number("%.2f s", measured.median(Figures::start));
    for (int i = 0; i < RATIOS.size(); i++) {
      if (!isPlain) {
        cells[2 + i] = times(ratio(measured, plain, RATIOS.get(i)));
      } else if (i < 4) {
        cells[2 + i] = TextTable.number(i == 2 ? "%.2f s" : "%.1f s", measured.median(RATIOS.get(i)));
      } else {
        cells[2 + i] = TextTable.number("%.0f MB", measured.median(RATIOS.get(i)) / 1e6);
      }
    }
    return cells;
  }

  private String[] means(AgentState state) {
    boolean isFirst = state.ordinal() == 1;
    String[] cells = {isFirst ? "geometric mean" : "", state.toString(), "", "", "", "", "", "", ""};
    for (int i = 0; i < RATIOS.size(); i++) {
      cells[2 + i] = times(mean(state, RATIOS.get(i)));
    }
    return cells;
  }

  /** Not a number where a program failed: without it the mean would be another one. */
  double mean(AgentState state, ToDoubleFunction<Figures> figure) {
    List<Double> ratios = new ArrayList<>();
    for (List<Measured> states : programs) {
      ratios.add(ratio(states.get(state.ordinal()), states.get(0), figure));
    }
    return Mean.geometric(ratios);
  }

  private static double ratio(Measured measured, Measured plain, ToDoubleFunction<Figures> figure) {
    return measured.failure() != null || plain.failure() != null
        ? Double.NaN
        : measured.median(figure) / plain.median(figure);
  }

  private static String times(double ratio) {
    return Double.isNaN(ratio) ? "-" : TextTable.number("%.2f x", ratio);
  }

  @Override
  public String toString() {
    return table.toString();
  }
}

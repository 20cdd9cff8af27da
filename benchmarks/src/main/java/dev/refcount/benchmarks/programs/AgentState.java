package dev.refcount.benchmarks.programs;

import java.nio.file.Path;
import java.util.List;

/** How a program is run: each state counts what those before it do, and more. */
enum AgentState {
  /** What all others are measured against. */
  NONE("no agent"),
  /** All is woven, and the hooks are empty until there is something to count. */
  NOTHING("nothing tagged"),
  /** Every store asks, and hears that its value is none of ours. */
  OTHERS("others tagged"),
  FEW("a few classes"),
  ALL("all its classes"),
  CONTAINERS("all and containers");

  /** Of the heap. The default is made for programs that count little; here nothing may be left uncounted. */
  private static final String BUDGET = "60%";

  private final String title;

  AgentState(String title) {
    this.title = title;
  }

  /** Whether the program is also run warm: where everything is counted, several passes do not fit into the budget. */
  boolean isRunWarm() {
    return compareTo(FEW) <= 0;
  }

  /** What the forked JVM is started with. */
  List<String> jvmArguments(Program program, Path agent, Path report) {
    if (this == NONE) {
      return List.of();
    }
    String options = options(program) + "budget=" + BUDGET + ",report=" + report;
    return List.of("-javaagent:" + agent + "=" + options);
  }

  private String options(Program program) {
    return switch (this) {
      case NONE -> throw new IllegalStateException("there is no agent");
      case NOTHING -> "";
      // With a * in the name it does not wait until there is one.
      case OTHERS -> "tag=dev.refcount.benchmarks.Never*,";
      case FEW -> "tag=" + program.few() + ",";
      case ALL -> "tag=" + program.all() + ",";
      case CONTAINERS -> "tag=" + program.all() + ",containers=true,";
    };
  }

  @Override
  public String toString() {
    return title;
  }
}

package dev.refcount.benchmarks.programs;

import dev.refcount.benchmarks.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A program in one state: the figures of each round, or why there are none. */
final class Measured {
  private final String program;
  private final AgentState state;
  private final List<Figures> rounds = new ArrayList<>();
  private String failure;

  Measured(String program, AgentState state) {
    this.program = program;
    this.state = state;
  }

  void add(Figures figures) {
    rounds.add(figures);
  }

  /** One round that failed is enough: what the others took says nothing then. */
  void fail(String words) {
    failure = words;
  }

  String program() {
    return program;
  }

  AgentState state() {
    return state;
  }

  /** Null if all went well. */
  String failure() {
    return failure;
  }

  double median(ToDoubleFunction<Figures> figure) {
    Samples samples = new Samples();
    rounds.forEach(round -> samples.add(figure.applyAsDouble(round)));
    return samples.median();
  }
}

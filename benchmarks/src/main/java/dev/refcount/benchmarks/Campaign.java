package dev.refcount.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/** Measures benchmarks in all states, the states of one benchmark right after each other. */
final class Campaign {
  private static final String BYTES = "gc.alloc.rate.norm";

  private final Forks forks;
  private final int rounds;
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  Campaign(Forks forks, int rounds) {
    this.forks = forks;
    this.rounds = rounds;
  }

  List<Measurement> measurements() {
    return measurements;
  }

  /** What could not be measured; the rest goes on, a long run must not lose its figures. */
  List<String> failures() {
    return failures;
  }

  void measure(String benchmark) {
    Map<JvmState, Samples> nanos = new EnumMap<>(JvmState.class);
    Map<JvmState, Samples> bytes = new EnumMap<>(JvmState.class);
    for (JvmState state : JvmState.values()) {
      nanos.put(state, new Samples());
      bytes.put(state, new Samples());
    }
    for (int round = 0; round < rounds; round++) {
      for (JvmState state : JvmState.values()) {
        measureOnce(benchmark, state, nanos.get(state), bytes.get(state));
      }
    }
    nanos.forEach(
        (state, times) -> {
          if (!times.isEmpty()) {
            measurements.add(measurement(benchmark, state, times, bytes.get(state)));
          }
        });
  }

  private void measureOnce(String benchmark, JvmState state, Samples nanos, Samples bytes) {
    try {
      for (RunResult run : forks.run(benchmark, state)) {
        run.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .forEach(iteration -> take(iteration, nanos, bytes));
      }
    } catch (RunnerException failure) {
      failures.add(shortName(benchmark) + " in state " + state);
    }
  }

  private static void take(IterationResult iteration, Samples nanos, Samples bytes) {
    nanos.add(iteration.getPrimaryResult().getScore());
    Result<?> allocated = iteration.getSecondaryResults().get(BYTES);
    bytes.add(allocated.getScore());
  }

  private static Measurement measurement(
      String benchmark, JvmState state, Samples nanos, Samples bytes) {
    return new Measurement(
        shortName(benchmark), state, nanos.median(), nanos.low(), nanos.high(), bytes.median());
  }

  /** Class and method. */
  static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }
}

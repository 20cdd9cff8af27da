package dev.refcount.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What is measured, and for how long.
 *
 * @param patterns which benchmarks, unless the command line names some; none means all
 * @param rounds times that all four states are run, one after the other. More rounds with fewer
 *     iterations rather than the reverse: what else the machine does then falls on all states alike
 */
record Effort(
    List<String> patterns, int rounds, int warmups, int iterations, TimeValue iteration) {
  static final Effort FULL = new Effort(List.of(), 3, 5, 5, TimeValue.seconds(1));

  /** Most of its time goes into starting JVMs that weave the JDK: hence fewer benchmarks. */
  static final Effort QUICK =
      new Effort(
          List.of("Stores", "birthStoreDrop", "mapPutRemove"), 1, 5, 5, TimeValue.milliseconds(100));
}

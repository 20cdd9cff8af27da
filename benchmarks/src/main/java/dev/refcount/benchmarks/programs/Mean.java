package dev.refcount.benchmarks.programs;

import java.util.List;

/** The mean of ratios: half and double the time make one, which their arithmetic mean would not say. */
final class Mean {
  private Mean() {}

  /** Not a number if there is nothing to take it of. */
  static double geometric(List<Double> ratios) {
    double logarithms = 0;
    for (double ratio : ratios) {
      logarithms += Math.log(ratio);
    }
    return Math.exp(logarithms / ratios.size());
  }
}

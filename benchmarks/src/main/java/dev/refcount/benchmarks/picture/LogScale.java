package dev.refcount.benchmarks.picture;

import java.util.stream.DoubleStream;

/** Whole powers of ten, spread evenly over a stretch of the picture: ten times as much is one step more. */
final class LogScale {
  private final int low;
  private final int high;
  private final double from;
  private final double to;

  /** Covers all the figures, with a decade at least; {@code from} is where the lowest power of ten is drawn. */
  LogScale(DoubleStream figures, double from, double to) {
    double[] positive = figures.filter(figure -> figure > 0).sorted().toArray();
    if (positive.length == 0) {
      throw new IllegalArgumentException("no figure above zero: it has no place on a log scale");
    }
    this.low = (int) Math.floor(Math.log10(positive[0]) + 1e-9);
    int top = (int) Math.ceil(Math.log10(positive[positive.length - 1]) - 1e-9);
    this.high = Math.max(top, low + 1);
    this.from = from;
    this.to = to;
  }

  int low() {
    return low;
  }

  int high() {
    return high;
  }

  double at(double figure) {
    return from + (to - from) * (Math.log10(figure) - low) / (high - low);
  }

  double atPower(int power) {
    return from + (to - from) * (power - low) / (high - low);
  }
}

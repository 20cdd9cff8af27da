package dev.refcount.benchmarks.picture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Labels beside each other's lines: moved apart as little as it takes that none covers another. */
final class Spread {
  private Spread() {}

  /**
   * Where to put labels that belong at these heights, in their order: none nearer to another than {@code
   * gap}, none below {@code bottom} as long as there is room above.
   */
  static double[] apart(double[] heights, double gap, double bottom) {
    int[] order =
        IntStream.range(0, heights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(index -> heights[index]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] placed = Arrays.copyOf(heights, heights.length);
    for (int i = 1; i < order.length; i++) {
      placed[order[i]] = Math.max(placed[order[i]], placed[order[i - 1]] + gap);
    }
    double limit = bottom;
    for (int i = order.length - 1; i >= 0; i--) {
      placed[order[i]] = Math.min(placed[order[i]], limit);
      limit = placed[order[i]] - gap;
    }
    return placed;
  }
}

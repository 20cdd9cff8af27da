package dev.refcount.growth;

import java.util.List;

/** How what one place holds has changed from sample to sample. */
final class Trend {
  /** Less than that is what any program does at its start. */
  private static final int LEAST_GROWTH = 10;

  /** Of what went up, so much may come down again. */
  private static final double MOST_DOWN = 0.2;

  /** Growth that has all but stopped is a cache that is full. */
  private static final double LEAST_LATE_SHARE = 0.1;

  private final int first;
  private final int last;
  private final int early;
  private final int late;
  private long up;
  private long down;
  private final double seconds;

  Trend(List<Sample> samples, Key key) {
    int end = samples.size() - 1;
    first = samples.get(0).holds(key);
    last = samples.get(end).holds(key);
    early = samples.get(end / 3).holds(key);
    late = samples.get(2 * end / 3).holds(key);
    for (int i = 1; i <= end; i++) {
      int step = samples.get(i).holds(key) - samples.get(i - 1).holds(key);
      up += Math.max(step, 0);
      down += Math.max(-step, 0);
    }
    seconds = (samples.get(end).nanos() - samples.get(0).nanos()) / 1e9;
  }

  /** Holds more at the end than in the middle, there than at the beginning, and hardly ever less. */
  boolean goesUp() {
    int growth = last - first;
    return growth >= LEAST_GROWTH
        && late >= early
        && last - late >= growth * LEAST_LATE_SHARE
        && down <= up * MOST_DOWN;
  }

  /** References more for each second. */
  double perSecond() {
    return (last - first) / Math.max(seconds, 1e-3);
  }
}

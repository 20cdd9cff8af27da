package dev.refcount.verdict;

import dev.refcount.Drag;
import dev.refcount.Verdicts;
import org.HdrHistogram.Histogram;

/** Verdicts and drag of the reclaimed instances of one class, or of one collection. Thread safe. */
final class ClassVerdicts {
  /** Percentiles to one part in a hundred: the clock itself is no finer. */
  private static final int DIGITS = 2;

  private final long[] counts = new long[Verdict.values().length];
  private Histogram drag;
  /** Objects by the bits of the highest count each had. */
  private final long[] maxima = new long[Integer.SIZE + 1];

  private long bytes;
  private long cyclicBytes;

  synchronized void add(Verdict verdict, long instanceBytes, int max) {
    counts[verdict.ordinal()]++;
    bytes += instanceBytes;
    cyclicBytes += verdict == Verdict.CYCLE ? instanceBytes : 0;
    maxima[ReclaimedTotals.bits(max)]++;
  }

  synchronized long cyclicBytes() {
    return cyclicBytes;
  }

  synchronized void addMaxima(long[] sums) {
    for (int bits = 0; bits < sums.length; bits++) {
      sums[bits] += maxima[bits];
    }
  }

  /** One object that counting alone would have freed so much earlier. */
  synchronized void waited(long milliseconds) {
    if (drag == null) {
      drag = new Histogram(DIGITS);
    }
    drag.recordValue(milliseconds);
  }

  synchronized Verdicts verdicts() {
    return new Verdicts(
        of(Verdict.COUNTED_OUT),
        of(Verdict.CASCADE),
        of(Verdict.CYCLE),
        of(Verdict.WITH_HOLDER),
        of(Verdict.LIVE_VARIABLE),
        of(Verdict.UNEXPLAINED));
  }

  synchronized Drag drag() {
    return drag == null
        ? Drag.NONE
        : new Drag(
            drag.getValueAtPercentile(50),
            drag.getValueAtPercentile(90),
            drag.getValueAtPercentile(99),
            drag.getMaxValue());
  }

  synchronized long bytes() {
    return bytes;
  }

  private long of(Verdict verdict) {
    return counts[verdict.ordinal()];
  }
}

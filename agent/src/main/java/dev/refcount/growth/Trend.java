package dev.refcount.growth;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How what one place holds has changed from sample to sample.
 *
 * <p>By its references, or by the objects that they refer to. A list that grows leaves an array behind each time, and a
 * map its entries, which refer to the same objects until the collector takes them: the references go up and down like
 * those of a cache. And few objects may be held by ever more others.
 */
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
  private final int holders;
  private final int earlyHolders;

  /** By its references, if these go up, else by the objects. */
  static Trend of(List<Sample> samples, Key key) {
    Trend references = new Trend(samples, key, sample -> sample.holds(key));
    return references.goesUp() ? references : new Trend(samples, key, sample -> sample.objects(key));
  }

  private Trend(List<Sample> samples, Key key, ToIntFunction<Sample> holds) {
    int end = samples.size() - 1;
    first = holds.applyAsInt(samples.get(0));
    last = holds.applyAsInt(samples.get(end));
    early = holds.applyAsInt(samples.get(end / 3));
    late = holds.applyAsInt(samples.get(2 * end / 3));
    earlyHolders = samples.get(end / 3).holders(key);
    holders = samples.get(end).holders(key);
    for (int i = 1; i <= end; i++) {
      int step = holds.applyAsInt(samples.get(i)) - holds.applyAsInt(samples.get(i - 1));
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

  /** Not in a few that hold ever more each, but in ever more holders. */
  boolean isSpread() {
    return holders >= LEAST_GROWTH && holders - earlyHolders > holders * MOST_DOWN;
  }

  /** References, or objects, more for each second. */
  double perSecond() {
    return (last - first) / Math.max(seconds, 1e-3);
  }
}

package dev.refcount.benchmarks.peers;

import dev.refcount.benchmarks.Samples;
import java.util.concurrent.Callable;

/** Asks again and again, first to warm up, and tells the median of what an answer took. */
final class Stopwatch {
  private static final double WARM_SECONDS = 0.5;
  private static final double ENOUGH_SECONDS = 1;
  private static final int LEAST_SAMPLES = 3;
  /** Nobody waits for more of what takes that long. */
  private static final double LONG_SECONDS = 8;
  /** Nor asks once more, only because the first answer was a cold one. */
  private static final double VERY_LONG_SECONDS = 60;
  /** One sample lasts at least so long: a clock says nothing of a few nanoseconds. */
  private static final double SAMPLE_SECONDS = 0.002;

  /**
   * @param seconds for one answer
   * @param says the last one
   */
  record Reading(double seconds, String says) {}

  private Stopwatch() {}

  static Reading median(Callable<?> question) throws Exception {
    double fastest = Double.MAX_VALUE;
    double spent = 0;
    Object says = "";
    while (spent < WARM_SECONDS) {
      long start = System.nanoTime();
      says = question.call();
      double took = (System.nanoTime() - start) / 1e9;
      fastest = Math.min(fastest, took);
      spent += took;
    }
    if (fastest > VERY_LONG_SECONDS) {
      return new Reading(fastest, String.valueOf(says));
    }
    int calls = (int) Math.max(1, Math.min(1_000_000, SAMPLE_SECONDS / Math.max(fastest, 1e-9)));
    Samples samples = new Samples();
    int taken = 0;
    spent = 0;
    while (taken < LEAST_SAMPLES ? spent < LONG_SECONDS : spent < ENOUGH_SECONDS) {
      long start = System.nanoTime();
      for (int call = 0; call < calls; call++) {
        says = question.call();
      }
      double took = (System.nanoTime() - start) / 1e9;
      samples.add(took / calls);
      spent += took;
      taken++;
    }
    return new Reading(samples.median(), String.valueOf(says));
  }
}

package dev.refcount.benchmarks.programs;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Follows a process until it ends. What the system knows of a process is gone with it, so it is asked
 * all the time: what the process does at its very end, the agent's report for one, is seen too.
 */
final class Watched {
  /** Asking takes processor time too, from the same two cores. */
  private static final long PAUSE_MILLIS = 50;

  private final Process process;
  private final long began = System.nanoTime();
  private Duration processor = Duration.ZERO;
  private long peak;

  Watched(Process process) {
    this.process = process;
  }

  /** Or until the time is up. */
  void untilEnd(Duration limit) throws InterruptedException, Failed {
    while (!process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
      processor = process.info().totalCpuDuration().orElse(processor);
      peak = Math.max(peak, ProcessMemory.peak(process.pid()).orElse(0));
      if (System.nanoTime() - began > limit.toNanos()) {
        throw new Failed("over " + limit.toSeconds() + " s");
      }
    }
  }

  double processorSeconds() {
    return processor.toNanos() / 1e9;
  }

  /** In bytes; 0 where the system does not tell. */
  long peak() {
    return peak;
  }
}

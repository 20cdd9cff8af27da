package dev.refcount.agent;

import dev.refcount.boot.Reaper;

/**
 * One reading of the whole ledger. What the collector takes meanwhile is in no sum: no more among the living, and not
 * yet among those that the reaper has taken off. So what was disturbed is read again.
 */
final class Reading {
  /** Where collections follow each other without end, the last reading is told. */
  private static final int MOST = 5;

  private int times;
  private long reaped;

  /** Begins it, with all off the ledger that is dead by now. */
  Reading() {
    Reaper.drain();
    reaped = Reaper.reaped();
  }

  /** Whether to read once more, which has begun then. */
  boolean wasDisturbed() {
    long before = reaped;
    boolean drained = Reaper.drain();
    reaped = Reaper.reaped();
    return drained && reaped != before && ++times < MOST;
  }
}

package dev.refcount.boot;

/**
 * A reading of the whole ledger in which each object is either among the living or among those that were taken off,
 * whatever the collector does meanwhile: for who adds up.
 *
 * <p>It begins with a drain, and is done with the {@link Reaper}'s monitor. What the collector takes after the drain is
 * told as living, as it was when the reading began; so until it is taken off it must stay in the table, which else
 * leaves out a cleared record that holds nothing. So no reading has to be done again, however often a program that goes
 * on storing makes the collector run.
 */
public final class Reading {
  private static int underWay;

  private Reading() {}

  /**
   * To be followed by {@link #end}.
   *
   * @param patience how long to wait for the reaper, in milliseconds
   * @return false if it was not up to date by then: what the collector has taken before may be told as living, or not
   *     at all
   */
  public static boolean begin(long patience) {
    synchronized (Reaper.class) {
      Table.keepsCleared(++underWay > 0);
    }
    return Reaper.drain(patience);
  }

  public static void end() {
    synchronized (Reaper.class) {
      Table.keepsCleared(--underWay > 0);
      Reaper.class.notifyAll();
    }
  }

  /** Waits for the end of all of them, which the reaper waits for. */
  public static void awaitEnd() {
    boolean interrupted = false;
    synchronized (Reaper.class) {
      while (underWay > 0) {
        try {
          Reaper.class.wait();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

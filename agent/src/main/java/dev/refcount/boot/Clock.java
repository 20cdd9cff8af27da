package dev.refcount.boot;

/**
 * The time as hooks read it: one load of a number that a thread of its own keeps, since asking the
 * system costs more than a whole store.
 */
public final class Clock implements Runnable {
  /** How far {@link #now} may lag behind, in milliseconds: 250 wake-ups a second cost nothing. */
  public static final int PERIOD = 4;

  private static final long START = System.nanoTime();

  /**
   * Milliseconds since the agent started; plain, since a late look does no harm. After 25 days they are negative: only
   * the difference of two says something.
   */
  static int now;

  private static volatile Thread thread;

  private Clock() {}

  static void start() {
    Thread clock = OwnWork.thread(new Clock(), "refcount clock");
    thread = clock;
    clock.start();
  }

  static void stop() {
    thread = null;
    Telling.stop();
  }

  @Override
  public void run() {
    while (thread == Thread.currentThread()) {
      now = exact();
      try {
        Telling.look();
        Thread.sleep(PERIOD);
      } catch (InterruptedException ignored) {
        // Nobody may stop the clock.
      } catch (OutOfMemoryError noThread) {
        // As above.
      }
    }
  }

  /** Milliseconds since the agent started, asked of the system. */
  public static int exact() {
    return (int) ((System.nanoTime() - START) / 1_000_000L);
  }
}

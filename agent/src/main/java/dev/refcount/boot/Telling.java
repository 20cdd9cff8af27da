package dev.refcount.boot;

/**
 * While the reaper tells listeners of the program's of a batch. One that does not return must not keep it from the
 * next: the records of the dead would fill the program's memory. So another thread takes over, and this one ends when
 * it has returned.
 */
final class Telling {
  /** In milliseconds. */
  private static final int LONGEST = 2_000;

  // Guarded by the class.
  private static Thread late;

  /** Written last by who begins. */
  private static volatile Thread reaper;
  private static int since;

  private Telling() {}

  static void begin() {
    since = Clock.exact();
    reaper = Thread.currentThread();
  }

  static void end() {
    reaper = null;
  }

  static boolean isUnderWay(Thread teller) {
    return reaper == teller;
  }

  /** Called by the clock. */
  static void look() {
    Thread teller = reaper;
    if (teller != null && Clock.now - since > LONGEST) {
      // If there is no thread to be had: again as long.
      since = Clock.now;
      boolean own = OwnWork.begin();
      try {
        passOver(teller);
      } finally {
        OwnWork.end(own);
      }
    }
  }

  private static synchronized void passOver(Thread teller) {
    Judge judges = Reaper.replace(teller);
    if (judges != null) {
      late = teller;
      judges.isLate();
    }
  }

  /** There is no ledger any more. */
  static synchronized void stop() {
    reaper = null;
    if (late != null) {
      late.interrupt();
      late = null;
    }
  }
}

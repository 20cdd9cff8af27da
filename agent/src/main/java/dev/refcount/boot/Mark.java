package dev.refcount.boot;

/** Sent through the reaper's queue by who waits for all that stands before it: no record of anything. */
final class Mark extends Holder {
  /** The mark that the reaper met before this one in the same batch. */
  Mark previous;

  private boolean passed;

  Mark() {
    super(Mark.class, 0);
  }

  synchronized void pass() {
    passed = true;
    notifyAll();
  }

  /** False if the reaper has not come past in so many milliseconds. An interrupt is kept for later. */
  synchronized boolean await(long longest) {
    boolean interrupted = false;
    long end = System.nanoTime() + longest * 1_000_000L;
    long left = longest;
    while (!passed && left > 0) {
      try {
        wait(left);
      } catch (InterruptedException later) {
        interrupted = true;
      }
      left = (end - System.nanoTime()) / 1_000_000L;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return passed;
  }
}

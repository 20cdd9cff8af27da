package dev.refcount.agent;

/** What the start does on a second thread. */
final class Threads {
  private Threads() {}

  /** Waits for its end, whoever interrupts meanwhile: the interruption is left for the program. */
  static void await(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

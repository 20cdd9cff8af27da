package dev.refcount.boot;

/**
 * Which threads are at the agent's own work, whose lists and maps are nobody's business: with containers
 * tagged they would be counted like the program's.
 */
public final class OwnWork {
  private static final Guard THREADS = new Guard();

  private OwnWork() {}

  /** False if the thread is at it already. The result goes to {@link #end}. */
  public static boolean begin() {
    return THREADS.enter();
  }

  public static void end(boolean begun) {
    if (begun) {
      THREADS.exit();
    }
  }

  static boolean underWay() {
    return THREADS.holdsCurrent();
  }
}

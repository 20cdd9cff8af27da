package dev.refcount.boot;

/**
 * Whether the heap has room for what the agent's own threads do beside the program. At the brink each few kilobytes of
 * their garbage have the collector look through the whole heap once more, so that the program gets on by as much.
 */
public final class Room {
  private static final long LITTLE = 4 << 20;
  private static final long SOME = 16 << 20;

  private Room() {}

  /** Too little for what can as well be done later. */
  public static boolean isScarce() {
    return left() < little(Runtime.getRuntime().maxMemory());
  }

  /**
   * Too little to initialise classes of the JDK's that nobody has used yet: where memory ends in the midst of that, the
   * program can't use them either, for good.
   */
  public static boolean isTooLittleToLoad() {
    return left() < some(Runtime.getRuntime().maxMemory());
  }

  /** What the VM says is free, and what it may still ask the system for. */
  private static long left() {
    Runtime vm = Runtime.getRuntime();
    return vm.maxMemory() - vm.totalMemory() + vm.freeMemory();
  }

  static long little(long heap) {
    return Math.min(LITTLE, heap / 32);
  }

  static long some(long heap) {
    return Math.min(SOME, heap / 8);
  }
}

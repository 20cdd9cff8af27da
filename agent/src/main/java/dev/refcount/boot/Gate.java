package dev.refcount.boot;

/**
 * Closed while nothing can be tagged: each {@link Gated} method is empty then.
 *
 * <p>No hook asks whether it is closed, which every store would pay for. The agent redefines the classes of the
 * hooks; the VM throws away compiled code that an older form was inlined into, in running frames too (in HotSpot
 * such code depends on the method by {@code Dependencies::evol_method}).
 *
 * <p>It MUST be open before the first object is tagged, and before the first instance of a tagged class. A thread
 * that has just passed an empty hook has stored an object that nobody counts yet, as it might have a moment before.
 */
public final class Gate {
  /** Null while it is open. */
  private static volatile Runnable opener;

  private Gate() {}

  /** It is closed from now on. The opener fills the hooks, calls {@link #opened}, and may be run more than once. */
  public static void closed(Runnable opens) {
    opener = opens;
  }

  public static void opened() {
    opener = null;
  }

  public static boolean isOpen() {
    return opener == null;
  }

  /** Returns once every hook does its work. */
  static void open() {
    Runnable opens = opener;
    if (opens != null) {
      opens.run();
    }
  }
}

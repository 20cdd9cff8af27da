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
  /** Fills the hooks. */
  public interface Opener {
    /** Returns once every hook does its work that may see an instance of this class; may be called more than once. */
    void open(Class<?> counted);
  }

  private static volatile Opener opener;
  private static volatile boolean closed;

  private Gate() {}

  /** Set before it is closed for the first time. */
  public static void opener(Opener opens) {
    opener = opens;
  }

  /** Tells whether every gated hook does nothing from now on. */
  public static void closed(boolean isClosed) {
    closed = isClosed;
  }

  public static boolean isOpen() {
    return !closed;
  }

  /** Before the first instance of this class is counted. */
  static void open(Class<?> counted) {
    Opener opens = opener;
    if (opens != null) {
      opens.open(counted);
    }
  }
}

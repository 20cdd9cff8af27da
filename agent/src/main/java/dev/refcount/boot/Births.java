package dev.refcount.boot;

/**
 * From when on the references to a tagged object are known.
 *
 * <p>An agent that starts with the JVM sees every store, so an object is counted from the first store
 * on that the ledger hears of. One that comes later knows nothing of what older objects are held by:
 * it MUST count only objects whose birth it was told of, and it is told of one first. What it meets
 * before, or never hears the birth of (cloned, deserialised), stays uncounted.
 */
public final class Births {
  private static final int NOT_NEEDED = 0;
  private static final int IGNORED = 1;
  private static final int DECIDE = 2;

  private static volatile int mode = NOT_NEEDED;

  /**
   * Whether an object whose birth no hook had the stack or memory for is counted all the same, at its first store. A
   * field for who has no stack for a call.
   */
  static volatile boolean dispensable = true;

  private Births() {}

  /** Some classes are tagged whose objects count only if their birth was seen. */
  public static void indispensable() {
    dispensable = false;
  }

  /** The program runs already, and is not woven yet: nothing that is born now is counted. */
  public static void ignore() {
    dispensable = false;
    mode = IGNORED;
  }

  /** All that could be woven is: what is born from now on is counted. */
  public static void decide() {
    mode = DECIDE;
  }

  /** Whether a tagged object may be counted whether or not its birth was seen. */
  static boolean notNeeded() {
    return mode == NOT_NEEDED;
  }

  static boolean ignored() {
    return mode == IGNORED;
  }

  /** Whether the ledger did not count the object because it met it unborn. */
  static boolean missed(Object object) {
    return !notNeeded()
        && !Ledger.untagged(object)
        && Types.of(object.getClass()).all()
        && Sample.picks(object);
  }
}

package dev.refcount.boot;

/**
 * Which instances of a tagged class are counted when only one in N is.
 *
 * <p>Decided by the identity hash, which HotSpot draws at random: so the answer is the same at every
 * sight of an object, and an object that is not picked costs no memory.
 */
public final class Sample {
  private static volatile int everyNth = 1;

  private Sample() {}

  /** Set once, before anything is woven. */
  public static void everyNth(int n) {
    everyNth = n;
  }

  static boolean picks(Object object) {
    return everyNth == 1 || picks(Identity.hash(object));
  }

  static boolean picks(int hash) {
    return hash % everyNth == 0;
  }
}

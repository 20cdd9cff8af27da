package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/** What went wrong inside a hook: counted here for the report, never thrown into the program. */
public final class Trouble {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final Trouble SELF = new Trouble();
  private static final long COUNT = U.objectFieldOffset(Trouble.class, "count");

  private volatile int count;
  private volatile Throwable first;

  private Trouble() {}

  static void note(Throwable failure) {
    if (U.getAndAddInt(SELF, COUNT, 1) == 0) {
      SELF.first = failure;
    }
  }

  /** Stores that the ledger may have missed because a hook failed; 0 in a healthy run. */
  public static int count() {
    return SELF.count;
  }

  /** The first failure, or null. */
  public static Throwable first() {
    return SELF.first;
  }
}

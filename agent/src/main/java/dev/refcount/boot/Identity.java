package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/**
 * Asks an object for its identity hash without giving it one.
 *
 * <p>Every object in the ledger has an identity hash, since the side table is indexed by it. So an
 * unlocked object whose mark word holds no hash is in no table: that answers most look-ups with one
 * load, and spares the program's objects a hash (and, on locked ones, an inflated monitor) that it
 * never asked for. Where the hash sits in the mark word differs by VM version and header layout
 * (JDK-8294992 moved it); it is measured at start, and never trusted where the measurement failed.
 */
final class Identity {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final long MARK_OFFSET = 0L;
  private static final long LOCK_BITS = 7L;
  private static final long UNLOCKED = 1L;
  private static final int HASH_MASK = 0x7fffffff;

  private static final int HASH_SHIFT = measureShift();
  /** Lightweight locking keeps the hash in the mark word of a locked object (JDK-8291555). */
  private static final boolean LOCKED_KEEPS_HASH = HASH_SHIFT >= 0 && measureLocked();

  private Identity() {}

  /** The identity hash, given now if there was none. Never 0 on HotSpot. */
  static int hash(Object object) {
    return System.identityHashCode(object);
  }

  /**
   * The identity hash, 0 if the object has none, or {@link #UNKNOWN} if only the VM can tell (a
   * stack-locked or inflated mark word).
   */
  static int presentHash(Object object) {
    // Volatile: after a volatile store of the program this load must not come first (see Ledger).
    long mark = U.getLongVolatile(object, MARK_OFFSET);
    long lock = mark & LOCK_BITS;
    if ((lock == UNLOCKED && HASH_SHIFT >= 0) || (lock == 0 && LOCKED_KEEPS_HASH)) {
      return (int) (mark >>> HASH_SHIFT) & HASH_MASK;
    }
    return UNKNOWN;
  }

  static final int UNKNOWN = -1;

  private static int measureShift() {
    int shift = -1;
    for (int round = 0; round < 32; round++) {
      Object probe = new Object();
      long before = U.getLongVolatile(probe, MARK_OFFSET);
      int hash = System.identityHashCode(probe);
      long after = U.getLongVolatile(probe, MARK_OFFSET);
      int found = shiftOf(before, after, hash);
      if (found < 0 || (shift >= 0 && found != shift)) {
        return -1;
      }
      shift = found;
    }
    return shift;
  }

  private static int shiftOf(long before, long after, int hash) {
    for (int shift = 3; shift <= 33; shift++) {
      boolean emptyBefore = ((int) (before >>> shift) & HASH_MASK) == 0;
      boolean hashAfter = ((int) (after >>> shift) & HASH_MASK) == hash;
      if (emptyBefore && hashAfter && (before & LOCK_BITS) == UNLOCKED) {
        return shift;
      }
    }
    return -1;
  }

  private static boolean measureLocked() {
    Object probe = new Object();
    int hash = System.identityHashCode(probe);
    synchronized (probe) {
      long mark = U.getLongVolatile(probe, MARK_OFFSET);
      return (mark & LOCK_BITS) == 0 && ((int) (mark >>> HASH_SHIFT) & HASH_MASK) == hash;
    }
  }
}

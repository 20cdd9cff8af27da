package dev.refcount.boot;

import jdk.internal.misc.Unsafe;
import jdk.internal.vm.annotation.ForceInline;
import jdk.internal.vm.annotation.Hidden;

/**
 * Stands in, inside JDK classes, for the reference stores of {@code jdk.internal.misc.Unsafe}: what
 * {@code Atomic*}, field updaters, {@code VarHandle} and {@code ConcurrentHashMap} come down to.
 *
 * <p>Each does the operation, then synchronises the slot at (base, offset). Forced inline, as the
 * operations themselves are, so that a constant handle still folds.
 */
public final class UnsafeStores {
  private static final Unsafe U = Unsafe.getUnsafe();

  private UnsafeStores() {}

  @Hidden
  @ForceInline
  public static void putReference(
      Unsafe unsafe, Object base, long offset, Object value, int site) {
    unsafe.putReference(base, offset, value);
    stored(base, offset, value, site);
  }

  @Hidden
  @ForceInline
  public static void putReferenceVolatile(
      Unsafe unsafe, Object base, long offset, Object value, int site) {
    unsafe.putReferenceVolatile(base, offset, value);
    stored(base, offset, value, site);
  }

  @Hidden
  @ForceInline
  public static void putReferenceRelease(
      Unsafe unsafe, Object base, long offset, Object value, int site) {
    unsafe.putReferenceRelease(base, offset, value);
    storedUnfenced(base, offset, value, site);
  }

  @Hidden
  @ForceInline
  public static void putReferenceOpaque(
      Unsafe unsafe, Object base, long offset, Object value, int site) {
    unsafe.putReferenceOpaque(base, offset, value);
    storedUnfenced(base, offset, value, site);
  }

  @Hidden
  @ForceInline
  public static boolean compareAndSetReference(
      Unsafe unsafe, Object base, long offset, Object expected, Object value, int site) {
    boolean done = unsafe.compareAndSetReference(base, offset, expected, value);
    if (done) {
      stored(base, offset, value, site);
    }
    return done;
  }

  @Hidden
  @ForceInline
  public static boolean weakCompareAndSetReference(
      Unsafe unsafe, Object base, long offset, Object expected, Object value, int site) {
    boolean done = unsafe.weakCompareAndSetReference(base, offset, expected, value);
    if (done) {
      stored(base, offset, value, site);
    }
    return done;
  }

  @Hidden
  @ForceInline
  public static boolean weakCompareAndSetReferencePlain(
      Unsafe unsafe, Object base, long offset, Object expected, Object value, int site) {
    boolean done = unsafe.weakCompareAndSetReferencePlain(base, offset, expected, value);
    if (done) {
      storedUnfenced(base, offset, value, site);
    }
    return done;
  }

  @Hidden
  @ForceInline
  public static boolean weakCompareAndSetReferenceAcquire(
      Unsafe unsafe, Object base, long offset, Object expected, Object value, int site) {
    boolean done = unsafe.weakCompareAndSetReferenceAcquire(base, offset, expected, value);
    if (done) {
      storedUnfenced(base, offset, value, site);
    }
    return done;
  }

  @Hidden
  @ForceInline
  public static boolean weakCompareAndSetReferenceRelease(
      Unsafe unsafe, Object base, long offset, Object expected, Object value, int site) {
    boolean done = unsafe.weakCompareAndSetReferenceRelease(base, offset, expected, value);
    if (done) {
      storedUnfenced(base, offset, value, site);
    }
    return done;
  }

  @Hidden
  @ForceInline
  public static Object compareAndExchangeReference(
      Unsafe unsafe, Object base, long offset, Object expected, Object value, int site) {
    Object seen = unsafe.compareAndExchangeReference(base, offset, expected, value);
    if (seen == expected) {
      stored(base, offset, value, site);
    }
    return seen;
  }

  @Hidden
  @ForceInline
  public static Object compareAndExchangeReferenceAcquire(
      Unsafe unsafe, Object base, long offset, Object expected, Object value, int site) {
    Object seen = unsafe.compareAndExchangeReferenceAcquire(base, offset, expected, value);
    if (seen == expected) {
      storedUnfenced(base, offset, value, site);
    }
    return seen;
  }

  @Hidden
  @ForceInline
  public static Object compareAndExchangeReferenceRelease(
      Unsafe unsafe, Object base, long offset, Object expected, Object value, int site) {
    Object seen = unsafe.compareAndExchangeReferenceRelease(base, offset, expected, value);
    if (seen == expected) {
      storedUnfenced(base, offset, value, site);
    }
    return seen;
  }

  @Hidden
  @ForceInline
  public static Object getAndSetReference(
      Unsafe unsafe, Object base, long offset, Object value, int site) {
    Object before = unsafe.getAndSetReference(base, offset, value);
    stored(base, offset, value, site);
    return before;
  }

  @Hidden
  @ForceInline
  public static Object getAndSetReferenceAcquire(
      Unsafe unsafe, Object base, long offset, Object value, int site) {
    Object before = unsafe.getAndSetReferenceAcquire(base, offset, value);
    storedUnfenced(base, offset, value, site);
    return before;
  }

  @Hidden
  @ForceInline
  public static Object getAndSetReferenceRelease(
      Unsafe unsafe, Object base, long offset, Object value, int site) {
    Object before = unsafe.getAndSetReferenceRelease(base, offset, value);
    storedUnfenced(base, offset, value, site);
    return before;
  }

  /** Of a store that lets the look for a record pass it: see {@link Ledger}. A locked instruction would not, on x86. */
  @Hidden
  @Gated
  private static void storedUnfenced(Object base, long offset, Object value, int site) {
    U.fullFence();
    stored(base, offset, value, site);
  }

  @Hidden
  @Gated
  private static void stored(Object base, long offset, Object value, int site) {
    if (base == null || Hooks.skip(base, value)) {
      return;
    }
    try {
      Ledger.sync(base, offset, value, site);
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }
}

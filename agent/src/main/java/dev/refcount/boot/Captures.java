package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/** Reads the values that a lambda object captured. */
final class Captures {
  private static final Unsafe U = Unsafe.getUnsafe();

  private Captures() {}

  static void sync(Object lambda, long arguments, int site) {
    if (lambda == null) {
      return;
    }
    Type type = Types.of(lambda.getClass());
    // The undecided share one type, and nothing that is remembered there is true of them all.
    long[] offsets = type == Type.UNDECIDED ? offsets(lambda.getClass(), arguments) : type.captured;
    if (offsets == null) {
      offsets = type.captured = offsets(lambda.getClass(), arguments);
    }
    for (int i = 0; i < offsets.length; i++) {
      Object value = U.getReference(lambda, offsets[i]);
      if (!Ledger.untagged(value)) {
        Ledger.sync(lambda, offsets[i], value, site);
      }
    }
  }

  private static long[] offsets(Class<?> type, long arguments) {
    long[] offsets = new long[Long.bitCount(arguments)];
    int n = 0;
    for (int i = 0; i < Long.SIZE; i++) {
      if ((arguments >>> i & 1) != 0) {
        // concat, not +: string concatenation here would link an INVOKEDYNAMIC of its own.
        offsets[n++] = U.objectFieldOffset(type, "arg$".concat(Integer.toString(i + 1)));
      }
    }
    return offsets;
  }
}

package dev.refcount.boot;

import java.lang.reflect.Field;
import jdk.internal.misc.Unsafe;

/** Where the elements of a reference array lie. */
final class Elements {
  private static final long BASE = base();
  private static final int SHIFT =
      31 - Integer.numberOfLeadingZeros(Unsafe.getUnsafe().arrayIndexScale(Object[].class));

  private Elements() {}

  static long offset(int index) {
    return BASE + ((long) index << SHIFT);
  }

  static int index(long offset) {
    return (int) ((offset - BASE) >> SHIFT);
  }

  /** By reflection: the constant is an int before JDK 25 and a long from then on (JDK-8344168). */
  private static long base() {
    try {
      Field constant = Unsafe.class.getField("ARRAY_OBJECT_BASE_OFFSET");
      return constant.getLong(null);
    } catch (ReflectiveOperationException unknownVm) {
      throw new ExceptionInInitializerError(unknownVm);
    }
  }
}

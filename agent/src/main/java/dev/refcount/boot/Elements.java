package dev.refcount.boot;

import java.lang.reflect.Field;
import jdk.internal.misc.Unsafe;

/** Where the elements of a reference array lie, and those of an array of ints or longs. */
final class Elements {
  private static final long BASE = base("ARRAY_OBJECT_BASE_OFFSET");
  private static final long INTS = base("ARRAY_INT_BASE_OFFSET");
  private static final long LONGS = base("ARRAY_LONG_BASE_OFFSET");
  private static final int SHIFT =
      31 - Integer.numberOfLeadingZeros(Unsafe.getUnsafe().arrayIndexScale(Object[].class));

  private Elements() {}

  static long offset(int index) {
    return BASE + ((long) index << SHIFT);
  }

  static long offsetOfInt(int index) {
    return INTS + ((long) index << 2);
  }

  static long offsetOfFirstLong() {
    return LONGS;
  }

  static int index(long offset) {
    return (int) ((offset - BASE) >> SHIFT);
  }

  /**
   * The constants are ints before JDK 25 and longs from then on (JDK-8344168). Read where they lie: each start would
   * wait for the method handles by which reflection reads a field.
   */
  private static long base(String name) {
    Unsafe unsafe = Unsafe.getUnsafe();
    try {
      Field constant = Unsafe.class.getField(name);
      Object statics = unsafe.staticFieldBase(constant);
      long offset = unsafe.staticFieldOffset(constant);
      return constant.getType() == int.class ? unsafe.getInt(statics, offset) : unsafe.getLong(statics, offset);
    } catch (ReflectiveOperationException unknownVm) {
      throw new ExceptionInInitializerError(unknownVm);
    }
  }
}

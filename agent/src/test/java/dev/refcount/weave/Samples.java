package dev.refcount.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import jdk.internal.misc.Unsafe;

/** One small method for each kind of store: {@link WovenCodeTest} pins what weaving makes of it. */
@SuppressWarnings("unused")
final class Samples implements Cloneable {
  private static Object shared;
  private static int counter;
  private Object field;
  private String text;

  void putField(Object value) {
    field = value;
  }

  static void putStatic(Object value) {
    shared = value;
  }

  static void putElement(Object[] array, int index, Object value) {
    array[index] = value;
  }

  /** No slot here can hold a tagged object: nothing is woven. */
  void putSpared(String value, int number) {
    text = value;
    counter = number;
  }

  static int scope(List<?> list) {
    if (!list.isEmpty()) {
      Object first = list.get(0);
      first.hashCode();
    }
    return list.size();
  }

  /** Left in two ways: by its return, and by what the action throws. */
  static Object parameter(Object parameter, Runnable action) {
    action.run();
    return parameter;
  }

  static Object caught(Supplier<?> supplier) {
    try {
      return supplier.get();
    } catch (IllegalStateException failure) {
      return failure.getCause();
    }
  }

  static void arraycopy(Object[] from, Object[] to) {
    System.arraycopy(from, 0, to, 1, from.length);
  }

  @Override
  protected Object clone() throws CloneNotSupportedException {
    return super.clone();
  }

  static Object[] cloneArray(Object[] original) {
    return original.clone();
  }

  static int[] cloneNumbers(int[] original) {
    return original.clone();
  }

  static Object[] copyOf(Object[] original, int length) {
    return Arrays.copyOf(original, length);
  }

  /** Of the three captured values the first and the last may be tagged. */
  static Supplier<Object> capture(Object value, int number, List<?> list) {
    return () -> number == 0 ? value : list;
  }

  static boolean compareAndSet(Unsafe unsafe, Object base, Object expected, Object value) {
    return unsafe.compareAndSetReference(base, 16L, expected, value);
  }

  /** The compiler stores {@code this$0} before super(). */
  final class Early {
    Object outer() {
      return field;
    }
  }

  /** Stores before this(), but to another object, which may be passed at once. */
  static final class EarlyElsewhere {
    Object field;

    EarlyElsewhere(EarlyElsewhere other, Object value) {
      this(other.field = value);
    }

    EarlyElsewhere(Object value) {
      field = value;
    }
  }

  /** Held by its parameter until super(), and again after it. */
  static final class WithParameter extends ArrayList<Object> {
    WithParameter(Collection<?> elements) {
      super(elements);
      ensureCapacity(elements.size());
    }
  }

  /** Its superclass is {@code Object}, so this is the constructor that tells. */
  static class Born {
    final Object field;

    Born(Object value) {
      field = value;
    }
  }

  /** Its superclass may have given it to somebody already. */
  static class BornOfJdk extends java.util.ArrayList<Object> {
    private static final long serialVersionUID = 1;

    BornOfJdk() {}
  }

  /** Its superclass is of the same product: that one has told. */
  static final class BornBelow extends Born {
    BornBelow() {
      super(null);
    }
  }

  /** Nothing in it can refer to a tagged object. */
  static final class Numbers {
    private long sum;
    private final int[] last = new int[4];

    void add(int number) {
      String text = String.valueOf(number);
      sum += number;
      last[text.length() & 3] = number;
    }
  }
}

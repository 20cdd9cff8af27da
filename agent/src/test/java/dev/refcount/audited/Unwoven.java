package dev.refcount.audited;

import java.util.function.Supplier;

/** Excluded from weaving where a fault is planted: stores that the agent then does not see. */
final class Unwoven {
  static Object shared;
  Object field;

  void storeField(Object value) {
    field = value;
  }

  static void storeStatic(Object value) {
    shared = value;
  }

  static void storeElement(Object[] array, Object value) {
    array[0] = value;
  }

  static Supplier<Object> capture(Object value) {
    return () -> value;
  }
}

package dev.refcount.holdings;

import dev.refcount.boot.Place;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import jdk.internal.misc.Unsafe;

/** The field that lies at an offset: the ledger knows offsets only. */
record FieldName(String declaredBy, String name) {
  /**
   * Found by reflection, and where that filters fields out (in {@code Class}, {@code Thread}'s own
   * maps) as the storing instruction named it.
   */
  static FieldName at(Class<?> type, boolean isStatic, int offset, Place place) {
    for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
      for (Field field : fields(declaring)) {
        if (Modifier.isStatic(field.getModifiers()) == isStatic
            && !field.getType().isPrimitive()
            && offset(field, isStatic) == offset) {
          return new FieldName(declaring.getName(), field.getName());
        }
      }
    }
    boolean named = place != null && place.owner() != null;
    return new FieldName(
        named ? place.owner() : type.getName(), named ? place.slot() : "at offset " + offset);
  }

  /** Whether the class declares, or inherits, a field of this name. */
  boolean exists(Class<?> type) {
    for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
      for (Field field : fields(declaring)) {
        if (field.getName().equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Field[] fields(Class<?> type) {
    try {
      return type.getDeclaredFields();
    } catch (LinkageError absent) {
      // The class of some field cannot be loaded: then none of them is told.
      return new Field[0];
    }
  }

  private static long offset(Field field, boolean isStatic) {
    Unsafe unsafe = Unsafe.getUnsafe();
    return isStatic ? unsafe.staticFieldOffset(field) : unsafe.objectFieldOffset(field);
  }
}

package dev.refcount.holdings;

import dev.refcount.boot.FieldResolution;
import dev.refcount.boot.Place;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import jdk.internal.misc.Unsafe;

/** The field that lies at an offset: the ledger knows offsets only. */
record FieldName(String declaredBy, String name) {
  /**
   * As the storing instruction named it, or any that stores to the field. Where none does, and for the JDK's classes,
   * by reflection, which has the program's loaders load the types of all fields; and which does not tell those of
   * {@code ClassLoader} or {@code Module}.
   */
  static FieldName at(Class<?> type, boolean isStatic, int offset, Place place) {
    FieldName found = place == null || place.descriptor() == null ? null : asStored(type, isStatic, offset, place);
    boolean isJdk = NearestFrame.isJdk(type.getClassLoader());
    if (found == null && !isJdk) {
      found = asStoredElsewhere(type, isStatic, offset);
    }
    if (found == null) {
      found = byReflection(type, isStatic, offset);
    }
    if (found == null && isJdk) {
      found = asStoredElsewhere(type, isStatic, offset);
    }
    if (found != null) {
      return found;
    }
    boolean named = place != null && place.owner() != null;
    return new FieldName(
        named ? place.owner() : type.getName(), named ? place.slot() : "at offset " + offset);
  }

  /** Null if the field that the place names is another one, or not of this class. */
  private static FieldName asStored(Class<?> type, boolean isStatic, int offset, Place place) {
    for (Class<?> from = type; from != null; from = from.getSuperclass()) {
      FieldName found = find(from, place.slot(), place.descriptor(), isStatic, offset);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static FieldName asStoredElsewhere(Class<?> type, boolean isStatic, int offset) {
    StoredFields known = StoredFields.known();
    for (Class<?> from = type; from != null; from = from.getSuperclass()) {
      for (StoredFields.Named field : known.of(from)) {
        FieldName found = find(from, field.name(), field.descriptor(), isStatic, offset);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Null if the field of that name and type that a class has, or inherits, lies elsewhere, or if it has none. */
  private static FieldName find(Class<?> from, String name, String descriptor, boolean isStatic, int offset) {
    try {
      Member field = FieldResolution.find(from, name, descriptor);
      boolean is = Modifier.isStatic(field.getModifiers()) == isStatic && FieldResolution.offset(field) == offset;
      return is ? new FieldName(field.getDeclaringClass().getName(), field.getName()) : null;
    } catch (LinkageError absent) {
      // Neither here nor above.
      return null;
    }
  }

  private static FieldName byReflection(Class<?> type, boolean isStatic, int offset) {
    for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
      for (Field field : fields(declaring)) {
        if (Modifier.isStatic(field.getModifiers()) == isStatic
            && !field.getType().isPrimitive()
            && offset(field, isStatic) == offset) {
          return new FieldName(declaring.getName(), field.getName());
        }
      }
    }
    return null;
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

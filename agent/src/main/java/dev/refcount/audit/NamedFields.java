package dev.refcount.audit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import jdk.internal.misc.Unsafe;

/** Finds fields of a class by what a dump tells of them: the name, and that they hold references. */
final class NamedFields {
  private static final Unsafe U = Unsafe.getUnsafe();

  private NamedFields() {}

  /** Where they lie: one, unless an obfuscator gave several one name. Of a class that is null, none. */
  static List<Long> offsets(Class<?> type, String name, boolean isStatic) {
    List<Long> offsets = new ArrayList<>();
    if (type == null) {
      return offsets;
    }
    try {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)
            && !field.getType().isPrimitive()
            && Modifier.isStatic(field.getModifiers()) == isStatic) {
          offsets.add(isStatic ? U.staticFieldOffset(field) : U.objectFieldOffset(field));
        }
      }
    } catch (LinkageError absent) {
      // The class of some field cannot be loaded: then none of them is told.
    }
    if (offsets.isEmpty()) {
      addUnseen(type, name, offsets);
    }
    return offsets;
  }

  /** Reflection filters some of the JDK's out, which the dump has seen. */
  private static void addUnseen(Class<?> type, String name, List<Long> offsets) {
    try {
      offsets.add(U.objectFieldOffset(type, name));
    } catch (InternalError absent) {
      // The dump has seen it in a class of another loader.
    }
  }
}

package dev.refcount.demo.board;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;

/** The references that an object holds, found by reflection and not by asking the ledger. */
final class Slots {
  /** Receives one reference. */
  interface Visitor {
    void visit(String slot, String kind, Object target);
  }

  private Slots() {}

  static void each(Object object, Visitor visitor) {
    if (object instanceof Reference<?> reference) {
      Object referent = reference.get();
      if (referent != null) {
        visitor.visit("referent", "weak", referent);
      }
    } else if (object instanceof List<?> list) {
      // No iterator: it would be one more object with a reference to the list.
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) != null) {
          visitor.visit("[" + i + "]", "element", list.get(i));
        }
      }
    } else if (object.getClass().getName().startsWith("dev.refcount.demo.")) {
      fields(object, visitor);
    }
  }

  private static void fields(Object object, Visitor visitor) {
    for (Field field : object.getClass().getDeclaredFields()) {
      boolean plain = !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()
          && !field.getType().isPrimitive() && field.getType() != String.class;
      Object target = plain ? valueOf(field, object) : null;
      if (target != null) {
        visitor.visit(field.getName(), "field", target);
      }
    }
  }

  private static Object valueOf(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}

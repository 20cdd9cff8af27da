package dev.refcount.holdings;

import dev.refcount.Kind;
import dev.refcount.boot.Place;
import dev.refcount.boot.Type;
import java.util.Map;

/** Says which slot of a holder it is, as a person would. */
final class SlotWords {
  private SlotWords() {}

  /** Takes the slot's number in the holder's record, and the place that stored to it if known. */
  static String of(Kind kind, Object holder, int slot, Place place) {
    if (kind == Kind.ELEMENT) {
      return element(simple(holder.getClass().getTypeName()), slot, place);
    }
    Class<?> type = kind == Kind.STATIC ? (Class<?>) holder : holder.getClass();
    if (type.isHidden() && type.getName().contains("$$Lambda")) {
      return captured(place);
    }
    FieldName field = FieldName.at(type, kind == Kind.STATIC, slot, place);
    return kind == Kind.STATIC
        ? staticField(field)
        : instanceField(Type.name(type), type, field);
  }

  static String captured(Place place) {
    return "captured by " + lambda(place);
  }

  static String lambda(Place place) {
    return "lambda" + at(place);
  }

  static String staticField(FieldName field) {
    return "static field " + simple(Type.unnumbered(field.declaredBy())) + "." + field.name();
  }

  /** Takes the place that stored to a local variable. */
  static String local(Place place) {
    String variable = place.slot().equals(Place.PARAMETER) ? place.slot() : "local " + place.slot();
    return variable + " in " + simple(place.type()) + "." + place.method();
  }

  /** Takes what the array is called, with a pair of brackets, where the place does not say better. */
  static String element(String array, int index, Place place) {
    String at = "[" + index + "]";
    if (place != null && place.owner() != null) {
      // The collection whose array it is.
      return simple(place.owner()) + at;
    }
    if (place != null && place.slot().endsWith("[]") && place.slot().length() > 2) {
      // The variable or field that the array was read from.
      return place.slot().replace("[]", at);
    }
    return array.replaceFirst("\\[]", at);
  }

  /** Takes the name of the holder's class, and the class itself or null if nobody knows it. */
  static String instanceField(String holder, Class<?> type, FieldName field) {
    String name = field.name();
    if (name.startsWith("this$")) {
      return "outer instance of " + simple(holder);
    }
    if (name.startsWith("val$")) {
      return "variable " + name.substring(4) + " captured by " + simple(holder);
    }
    String entry = type == null ? null : entryOf(type);
    if (entry != null) {
      return (name.equals("val") ? "value" : name) + " of " + entry;
    }
    return "field " + simple(Type.unnumbered(field.declaredBy())) + "." + name;
  }

  private static String entryOf(Class<?> type) {
    Class<?> collection = collectionOf(type);
    if (collection == null) {
      return null;
    }
    boolean map = Map.class.isAssignableFrom(collection) || collection == ThreadLocal.class;
    return collection.getSimpleName() + (map ? " entry" : " node");
  }

  /**
   * The JDK's collections keep what they hold in classes of their own that nobody knows by name: the
   * collection that this one belongs to, or null. No class of the program is asked for the one around it, which may
   * not be there, or know nothing of it where an obfuscator was at work.
   */
  static Class<?> collectionOf(Class<?> type) {
    Class<?> outer = type.getName().startsWith("java.") ? type.getEnclosingClass() : null;
    if (outer == null) {
      return null;
    }
    if (outer.getSimpleName().equals("ThreadLocalMap")) {
      return ThreadLocal.class;
    }
    String name = type.getSimpleName();
    return name.endsWith("Node") || name.endsWith("Entry") || name.equals("Item") ? outer : null;
  }

  private static String at(Place place) {
    if (place == null || !place.isRecorded()) {
      return "";
    }
    return " at " + (place.file() == null ? simple(place.type()) : place.file())
        + (place.line() < 0 ? "" : ":" + place.line());
  }

  static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}

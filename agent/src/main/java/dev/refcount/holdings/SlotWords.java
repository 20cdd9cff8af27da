package dev.refcount.holdings;

import dev.refcount.Kind;
import dev.refcount.boot.Place;
import java.util.Map;

/** Says which slot of a holder it is, as a person would. */
final class SlotWords {
  private SlotWords() {}

  /** Takes the slot's number in the holder's record, and the place that stored to it if known. */
  static String of(Kind kind, Object holder, int slot, Place place) {
    if (kind == Kind.ELEMENT) {
      return element(holder, slot, place);
    }
    Class<?> type = kind == Kind.STATIC ? (Class<?>) holder : holder.getClass();
    if (type.isHidden() && type.getName().contains("$$Lambda")) {
      return "captured by lambda" + at(place);
    }
    FieldName field = FieldName.at(type, kind == Kind.STATIC, slot, place);
    return kind == Kind.STATIC
        ? "static field " + simple(field.declaredBy()) + "." + field.name()
        : instanceField(type, field);
  }

  /** Takes the place that stored to a local variable. */
  static String local(Place place) {
    return "local " + place.slot() + " in " + simple(place.type()) + "." + place.method();
  }

  private static String element(Object array, int index, Place place) {
    String name = place == null ? null : place.slot();
    // The place names the variable or field that the array was read from, where it could be followed.
    boolean named = name != null && name.endsWith("[]") && name.length() > 2;
    String type = array.getClass().getSimpleName();
    return named
        ? name.substring(0, name.length() - 2) + "[" + index + "]"
        : type.replaceFirst("\\[]", "[" + index + "]");
  }

  private static String instanceField(Class<?> type, FieldName field) {
    String name = field.name();
    if (name.startsWith("this$")) {
      return "outer instance of " + simple(type.getName());
    }
    if (name.startsWith("val$")) {
      return "variable " + name.substring(4) + " captured by " + simple(type.getName());
    }
    String entry = entryOf(type);
    if (entry != null) {
      return (name.equals("val") ? "value" : name) + " of " + entry;
    }
    return "field " + simple(field.declaredBy()) + "." + name;
  }

  /** The JDK's collections keep what they hold in classes of their own that nobody knows by name. */
  private static String entryOf(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    if (outer == null || !type.getName().startsWith("java.")) {
      return null;
    }
    if (outer.getSimpleName().equals("ThreadLocalMap")) {
      return "ThreadLocal entry";
    }
    String name = type.getSimpleName();
    boolean inside = name.endsWith("Node") || name.endsWith("Entry") || name.equals("Item");
    String what = Map.class.isAssignableFrom(outer) ? " entry" : " node";
    return inside ? outer.getSimpleName() + what : null;
  }

  private static String at(Place place) {
    if (place == null) {
      return "";
    }
    return " at " + (place.file() == null ? simple(place.type()) : place.file())
        + (place.line() < 0 ? "" : ":" + place.line());
  }

  static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}

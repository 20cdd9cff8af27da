package dev.refcount.holdings;

import dev.refcount.Kind;
import dev.refcount.boot.Channel;
import dev.refcount.boot.Place;

/** Says which slot it was when its holder is not known any more: by the code that stored to it. */
final class PlaceWords {
  private PlaceWords() {}

  /** Takes the slot's number, negative if that is not known, and the place, null if that is not. */
  static String of(Kind kind, int slot, Place place) {
    switch (kind) {
      case LOCAL:
        return place == null ? "a local variable" : SlotWords.local(place);
      case ELEMENT:
        return slot < 0 ? "an element" : SlotWords.element("element []", slot, place);
      default:
        return field(kind, place);
    }
  }

  private static String field(Kind kind, Place place) {
    if (place != null && place.channel() == Channel.LAMBDA) {
      return SlotWords.captured(place);
    }
    String any = kind == Kind.STATIC ? "a static field" : "a field";
    if (place == null || place.owner() == null) {
      return any;
    }
    FieldName field = new FieldName(place.owner(), place.slot());
    Class<?> type = ofJdk(place.owner());
    if (type != null && !field.exists(type)) {
      // A JDK class stored it by other means than a field instruction.
      return any + " of " + SlotWords.simple(place.owner());
    }
    return kind == Kind.STATIC
        ? SlotWords.staticField(field)
        : SlotWords.instanceField(place.owner(), type, field);
  }

  /** The class if it is one of the JDK's, which no loader of the program need be asked for. */
  private static Class<?> ofJdk(String name) {
    if (!name.startsWith("java.")) {
      return null;
    }
    try {
      return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException | LinkageError otherModule) {
      return null;
    }
  }
}

package dev.refcount.holdings;

import dev.refcount.Kind;
import dev.refcount.boot.Place;

/** Says which slot of a holder it is in the words of a {@link DumpPath}, which knows no more than a dump tells. */
public final class DumpWords {
  private DumpWords() {}

  public static String field(String declaredBy, String name) {
    return "field " + declaredBy + "." + name;
  }

  public static String element(int index) {
    return "element [" + index + "] of an array";
  }

  /** The name of a class without the number that a hidden one has. */
  public static String unnumbered(String name) {
    int number = name.lastIndexOf("+0x");
    return number < 0 ? name : name.substring(0, number);
  }

  /** Takes what {@link SlotWords#of} does; null for what starts no way through a dump. */
  static String of(Kind kind, Object holder, int slot, Place place) {
    return switch (kind) {
      case ELEMENT -> element(slot);
      case FIELD -> {
        FieldName field = FieldName.at(holder.getClass(), false, slot, place);
        // A hidden class has a plus there where its name has a slash.
        yield field(field.declaredBy().replace('/', '+'), field.name());
      }
      default -> null;
    };
  }
}

package dev.refcount.holdings;

import dev.refcount.Kind;
import dev.refcount.boot.Channel;
import dev.refcount.boot.Holder;
import dev.refcount.boot.Place;

/** Says what kind of slot holds many objects, for a line about all of them. */
public final class HolderWords {
  private static final Kind[] KINDS = Kind.values();

  private HolderWords() {}

  /**
   * For example {@code java.util.HashMap value}, {@code java.util.ArrayList element}, {@code lambda at Bus.java:5} or
   * {@code com.acme.Registry.last}: it follows the words "held by".
   */
  public static String of(Holder record, int slot, Place place) {
    Object holder = record.get();
    Kind kind = KINDS[record.kindOf(slot)];
    if (kind == Kind.ELEMENT) {
      return element(holder, place);
    }
    if (place.channel() == Channel.LAMBDA) {
      return SlotWords.lambda(place);
    }
    if (holder == null) {
      return place.owner() == null ? place.slot() : place.owner() + "." + place.slot();
    }
    Class<?> type = kind == Kind.STATIC ? (Class<?>) holder : holder.getClass();
    if (type.isHidden()) {
      return SlotWords.of(kind, holder, slot, place);
    }
    FieldName field = FieldName.at(type, kind == Kind.STATIC, slot, place);
    Class<?> collection = SlotWords.collectionOf(type);
    if (collection == null) {
      return field.declaredBy() + "." + field.name();
    }
    return collection.getName() + " " + (field.name().equals("val") ? "value" : field.name());
  }

  /** In few words and by the holder alone, where nothing is known of the code that stored it. */
  public static String brief(Holder record, int slot) {
    Object holder = record.get();
    Kind kind = KINDS[record.kindOf(slot)];
    if (kind == Kind.ELEMENT) {
      return holder == null ? "element" : "element of " + SlotWords.simple(holder.getClass().getTypeName());
    }
    if (holder == null) {
      return "field";
    }
    Class<?> type = kind == Kind.STATIC ? (Class<?>) holder : holder.getClass();
    if (type.isHidden()) {
      return SlotWords.of(kind, holder, slot, null);
    }
    FieldName field = FieldName.at(type, kind == Kind.STATIC, slot, null);
    return SlotWords.simple(field.declaredBy()) + "." + field.name();
  }

  /** The JDK's own class that stored it names an array better than the array's class does. */
  private static String element(Object array, Place place) {
    if (place.owner() != null) {
      return place.owner() + " element";
    }
    return (array == null ? "array" : array.getClass().getTypeName()) + " element";
  }
}

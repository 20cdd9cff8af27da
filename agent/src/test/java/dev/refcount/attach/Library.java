package dev.refcount.attach;

import dev.refcount.Refs;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;

/** Says of a few objects whether they are tagged, and where one of them is held. */
final class Library {
  @Retention(RetentionPolicy.RUNTIME)
  @interface Tracked {}

  static class Item {}

  static final class Book extends Item {}

  @Tracked
  static class Map {}

  static final class Atlas extends Map {}

  private static Book lent;

  private Library() {}

  public static void main(String[] arguments) {
    Item item = new Item();
    Book book = new Book();
    Map map = new Map();
    Atlas atlas = new Atlas();
    List<Object> shelf = new ArrayList<>();
    shelf.add(book);
    lent = book;
    StringBuilder tagged = new StringBuilder("tagged");
    tagged.append(Refs.isTagged(item) ? " item" : "");
    tagged.append(Refs.isTagged(book) ? " book" : "");
    tagged.append(Refs.isTagged(map) ? " map" : "");
    tagged.append(Refs.isTagged(atlas) ? " atlas" : "");
    System.out.println(tagged);
    if (Refs.isTagged(book)) {
      System.out.println(Refs.counts(book));
    }
  }
}

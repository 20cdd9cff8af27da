package dev.refcount.growth;

import dev.refcount.boot.Place;

/**
 * What is added up: references to objects of one class that one place in the code stored. By names: of a web
 * application that was deployed again and again, and stays each time, each class loader has a class and places of its
 * own, none of which holds ever more.
 */
record Key(String held, Place place) {
  /** By hand, as {@link Place#isSameAs}. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && held.equals(key.held) && place.isSameAs(key.place);
  }

  @Override
  public int hashCode() {
    return (held.hashCode() * 31 + place.type().hashCode()) * 31 + place.slot().hashCode() + place.line();
  }
}

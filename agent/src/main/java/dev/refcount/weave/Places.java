package dev.refcount.weave;

import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the places of one class that store: each by itself, or only the fields that they store to.
 *
 * <p>Two classes never share a number, by which it is kept where a field lies: class loaders may have classes of one name
 * that differ.
 */
final class Places {
  /** Numbers no place, for code that is never run. */
  static final Places NONE = new Places(null);

  /** By class, name and descriptor; null if each place gets a number of its own. */
  private final Map<String, Integer> fields;

  private Places(Map<String, Integer> fields) {
    this.fields = fields;
  }

  static Places each() {
    return new Places(null);
  }

  static Places fields() {
    return new Places(new HashMap<>());
  }

  /** The number of a place; 0 if nothing need be known of it. */
  int number(Place place) {
    if (this == NONE) {
      return 0;
    }
    if (fields == null) {
      return Sites.add(place);
    }
    return place.owner() == null ? 0 : ofField(place.owner(), place.slot(), place.descriptor());
  }

  private int ofField(String owner, String name, String descriptor) {
    String key = owner + '.' + name + ':' + descriptor;
    Integer known = fields.get(key);
    if (known == null) {
      known = Sites.add(Place.ofField(owner, name, descriptor));
      fields.put(key, known);
    }
    return known;
  }
}

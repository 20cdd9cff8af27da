package dev.refcount.weave;

import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import java.util.HashMap;
import java.util.Map;

/** Numbers the places that store: each by itself, or with {@code sites=off} each field once. */
final class Places {
  /** By class and name; null if each place gets a number of its own. */
  private final Map<String, Integer> fields;
  /** False if the code is never run: then no place needs a number. */
  private final boolean numbered;

  Places(boolean recorded) {
    this(recorded ? null : new HashMap<>(), true);
  }

  private Places(Map<String, Integer> fields, boolean numbered) {
    this.fields = fields;
    this.numbered = numbered;
  }

  /** For code that is never run. */
  static Places unnumbered() {
    return new Places(null, false);
  }

  /** The number of a place; 0 if nothing need be known of it. */
  int number(Place place) {
    if (!numbered) {
      return 0;
    }
    if (fields == null) {
      return Sites.add(place);
    }
    return place.owner() == null ? 0 : ofField(place.owner(), place.slot());
  }

  private synchronized int ofField(String owner, String slot) {
    String key = owner + '.' + slot;
    Integer known = fields.get(key);
    if (known == null) {
      known = Sites.add(Place.ofField(owner, slot));
      fields.put(key, known);
    }
    return known;
  }
}

package dev.refcount.weave;

import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import java.util.HashMap;
import java.util.Map;

/** Numbers the places that store: each by itself, or with {@code sites=off} each field once. */
final class Places {
  /** By class and name; null if each place gets a number of its own. */
  private final Map<String, Integer> fields;

  Places(boolean recorded) {
    fields = recorded ? null : new HashMap<>();
  }

  /** The number of a place; 0 if nothing need be known of it. */
  int number(Place place) {
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

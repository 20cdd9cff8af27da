package dev.refcount.weave;

import dev.refcount.boot.Place;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the places of one class that store: each by itself, or only the fields that they store to.
 *
 * <p>Two classes never share a number, by which it is kept where a field lies: class loaders may have classes of one
 * name that differ.
 */
final class Places {
  /** Numbers no place, for code that is never run. */
  static final Places NONE = new Places(null, null);

  private final Numbers numbers;

  /** By class, name and descriptor; null if each place gets a number of its own. */
  private final Map<String, Integer> fields;

  private Places(Numbers numbers, Map<String, Integer> fields) {
    this.numbers = numbers;
    this.fields = fields;
  }

  static Places each(Numbers numbers) {
    return new Places(numbers, null);
  }

  static Places fields(Numbers numbers) {
    return new Places(numbers, new HashMap<>());
  }

  /** The number of a place; 0 if nothing need be known of it. */
  int number(Place place) {
    if (this == NONE) {
      return 0;
    }
    if (fields == null) {
      return numbers.of(place);
    }
    return place.owner() == null ? 0 : ofField(place.owner(), place.slot(), place.descriptor());
  }

  private int ofField(String owner, String name, String descriptor) {
    String key = owner + '.' + name + ':' + descriptor;
    Integer known = fields.get(key);
    if (known == null) {
      known = numbers.of(Place.ofField(owner, name, descriptor));
      fields.put(key, known);
    }
    return known;
  }
}

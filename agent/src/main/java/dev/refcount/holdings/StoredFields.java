package dev.refcount.holdings;

import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Type;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields that woven code stores to, by the class that its instructions name: one of them is found again without
 * reflection, which has the program's loaders load the types of all fields of a class.
 */
final class StoredFields {
  private static volatile SoftReference<StoredFields> latest = new SoftReference<>(null);

  private final Map<String, Set<Named>> byOwner = new HashMap<>();
  private final int places;

  /** A field as an instruction names it. */
  record Named(String name, String descriptor) implements Comparable<Named> {
    @Override
    public int compareTo(Named other) {
      int order = name.compareTo(other.name);
      return order != 0 ? order : descriptor.compareTo(other.descriptor);
    }
  }

  private StoredFields() {
    Place[] all = Sites.all();
    places = all.length;
    for (Place place : all) {
      if (place.owner() != null && place.descriptor() != null) {
        byOwner
            .computeIfAbsent(place.owner(), owner -> new TreeSet<>())
            .add(new Named(place.slot(), place.descriptor()));
      }
    }
  }

  /** Of all code that is woven by now. */
  static StoredFields known() {
    StoredFields known = latest.get();
    if (known == null || known.places != Sites.count()) {
      known = new StoredFields();
      latest = new SoftReference<>(known);
    }
    return known;
  }

  /** Those that are stored to by the name of this class, its own or inherited ones. */
  Set<Named> of(Class<?> owner) {
    return byOwner.getOrDefault(Type.name(owner), Set.of());
  }
}

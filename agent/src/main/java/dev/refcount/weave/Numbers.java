package dev.refcount.weave;

import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;

/** Who gives the places in woven code their numbers. */
public interface Numbers {
  /** One that no place had before. */
  Numbers NEW =
      new Numbers() {
        @Override
        public int of(Place place) {
          return Sites.add(place);
        }
      };

  /** The number of a place; of the same place in another class it is another. */
  int of(Place place);
}

package dev.refcount.benchmarks;

import java.util.stream.Stream;

/** A receiver for field stores. */
final class Slot {
  Payload value;

  static Slot[] several(int count) {
    return Stream.generate(Slot::new).limit(count).toArray(Slot[]::new);
  }
}

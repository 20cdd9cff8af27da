package dev.refcount.reclaimed;

/** Counted: an object with four references to others, as the twin's {@code __slots__}. */
final class Vertex {
  Vertex e0;
  Vertex e1;
  Vertex e2;
  Vertex e3;

  void set(int slot, Vertex target) {
    switch (slot) {
      case 0 -> e0 = target;
      case 1 -> e1 = target;
      case 2 -> e2 = target;
      default -> e3 = target;
    }
  }
}

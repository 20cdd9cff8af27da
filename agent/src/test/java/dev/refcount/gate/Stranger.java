package dev.refcount.gate;

/** In a family where nothing is counted. */
final class Stranger {
  Stranger self() {
    return this;
  }
}

package dev.refcount.holdings;

/** Marks, for the reader of a heap dump, the object whose holders are sought. */
public final class PathMarker {
  static volatile PathMarker current;

  final Object object;

  PathMarker(Object object) {
    this.object = object;
  }
}

package dev.refcount;

/** The kinds of slot that can hold a reference. */
public enum Kind {
  /** An instance field of one object; the captured variable of a lambda too. */
  FIELD,
  /** A static field. */
  STATIC,
  /** An element of an array. */
  ELEMENT,
  /** A local variable or parameter of one frame. */
  LOCAL
}

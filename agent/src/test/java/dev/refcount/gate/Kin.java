package dev.refcount.gate;

/** Above what is counted. */
abstract class Kin {
  Kin next;

  Kin self() {
    return this;
  }
}

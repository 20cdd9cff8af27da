package dev.refcount.audited;

/** The tagged class of these programs. */
class Item {
  Object next;
}

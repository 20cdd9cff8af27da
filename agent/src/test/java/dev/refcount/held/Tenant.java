package dev.refcount.held;

/** What is held in the programs of this package. */
class Tenant {
  Object next;
}

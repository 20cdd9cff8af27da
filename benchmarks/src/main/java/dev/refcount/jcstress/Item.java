package dev.refcount.jcstress;

import dev.refcount.Refs;

/** The tagged class of these tests. */
final class Item {
  /**
   * What the ledger is off by: its count of fields and elements, less what the test says there is.
   * Locals are left out: the actors' own, and those of the generated code around them.
   */
  static int drift(Object item, int there) {
    return Refs.counts(item).fields() + Refs.counts(item).elements() - there;
  }
}

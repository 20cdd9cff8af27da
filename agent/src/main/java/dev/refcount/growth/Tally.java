package dev.refcount.growth;

import dev.refcount.boot.Holder;
import dev.refcount.boot.Kind;
import dev.refcount.boot.Node;

/** How many references one place holds, in how many holders, and one of them as an example for its name. */
final class Tally {
  int holds;
  /** To so many different objects, more or less. */
  int objects;
  int holders;
  Holder holder;
  int slot;
  /** Null once all were told. */
  private Distinct different = new Distinct();

  /** The references of one holder come one after the other. */
  void add(Holder holder, int slot, Node held) {
    holds++;
    different.add(held.hash());
    if (this.holder != holder) {
      holders++;
    }
    this.holder = holder;
    this.slot = slot;
  }

  /** All references of this moment were told. */
  void close() {
    objects = Math.min(holds, different.estimate());
    different = null;
  }

  boolean isInArrays() {
    return holder.kindOf(slot) == Kind.ELEMENT;
  }

  /** Whether they are fields of what the user has counted, too. */
  boolean isInCounted() {
    return holder instanceof Node node && !node.type().name().startsWith("java.");
  }
}

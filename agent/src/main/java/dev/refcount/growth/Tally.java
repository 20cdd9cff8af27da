package dev.refcount.growth;

import dev.refcount.boot.Holder;

/** How many references one place holds, and one of them as an example for its name. */
final class Tally {
  int holds;
  /** To so many different objects, more or less; of fields and statics as many as there are references. */
  int objects;
  Holder holder;
  int slot;
}

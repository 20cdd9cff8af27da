package dev.refcount.growth;

import dev.refcount.boot.Holder;

/** How many references one place holds, and one of them as an example for its name. */
final class Tally {
  int holds;
  Holder holder;
  int slot;
}

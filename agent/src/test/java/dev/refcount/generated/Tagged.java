package dev.refcount.generated;

/** What the oracle knows a tagged object of a generated program by: it must not hold the object. */
public interface Tagged {
  int id();
}

package dev.refcount.boot;

/** Knows the places of an earlier run whose woven code is used again, and looks them up when asked. */
public interface Recalled {
  /** The place of that number; null if the earlier run used the number for code that is woven anew. */
  Place place(int site);
}

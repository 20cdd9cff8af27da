package dev.refcount.weave;

/** A row of bits for each instruction of a method: what the data-flow analysis of {@link Scopes} is about. */
final class Rows {
  /** Longs that a row has. */
  final int words;
  private final long[] all;

  Rows(int rows, int bits) {
    words = (bits + 63) >>> 6;
    all = new long[words * rows];
  }

  long word(int row, int word) {
    return all[row * words + word];
  }

  boolean get(int row, int bit) {
    return (all[row * words + (bit >>> 6)] >>> bit & 1) != 0;
  }

  /** A bit of -1 is none. */
  void set(int row, int bit) {
    if (bit >= 0) {
      all[row * words + (bit >>> 6)] |= 1L << bit;
    }
  }

  /** All of them, and what the last word has beyond. */
  void setAll(int row) {
    for (int word = 0; word < words; word++) {
      all[row * words + word] = -1;
    }
  }

  /** Sets the bits of a word that are set in another; whether one was not set before. */
  boolean add(int row, int word, long bits) {
    long before = all[row * words + word];
    all[row * words + word] = before | bits;
    return (bits & ~before) != 0;
  }
}

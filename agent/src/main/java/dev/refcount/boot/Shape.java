package dev.refcount.boot;

/** What a record knows of its referent when that is gone, as bits in one byte. Heap dumps are read by it too. */
public final class Shape {
  static final int ARRAY = 1;
  /** A class, whose static fields follow the instance fields of {@code Class}. */
  static final int MIRROR = 2;
  /** Part of a collection. */
  static final int PART = 4;
  /** Its record is in the batch that the reaper takes off. */
  static final int DYING = 8;
  /** Its record was taken off the ledger. */
  static final int TAKEN_OFF = 16;

  private Shape() {}

  static byte of(Object referent, boolean part) {
    int kind = referent instanceof Object[] ? ARRAY : referent instanceof Class ? MIRROR : 0;
    return (byte) (part ? kind | PART : kind);
  }

  /** The kind of its slots; of a class that of its static fields. */
  public static int kind(byte shape) {
    return (shape & ARRAY) != 0 ? Kind.ELEMENT : (shape & MIRROR) != 0 ? Kind.STATIC : Kind.FIELD;
  }
}

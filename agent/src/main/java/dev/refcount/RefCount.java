package dev.refcount;

/**
 * The references to one object at one moment, by the kind of slot that holds them.
 *
 * @param fields instance fields of objects, garbage that is not yet reclaimed included
 * @param statics static fields
 * @param elements array elements
 * @param locals local variables and parameters of frames in woven application code
 */
public record RefCount(int fields, int statics, int elements, int locals) {
  /** All references. CPython's {@code sys.getrefcount(x)} is this plus one, its own argument. */
  public int total() {
    return fields + statics + elements + locals;
  }
}

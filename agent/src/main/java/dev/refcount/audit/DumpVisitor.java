package dev.refcount.audit;

/** Receives the objects of a dump in its order; what it does not care for it leaves out. */
interface DumpVisitor {
  /** A static field that refers to an object. */
  default void staticField(DumpClass owner, String name, long value) {}

  /** An instance with the values of its fields, to be read through its class. */
  default void instance(long id, DumpClass type, byte[] fields) {}

  /** An array of references. The elements are only valid during the call. */
  default void array(long id, DumpClass type, long[] elements, int length) {}

  /** A variable of a method that is under way, or what it has on its operand stack, refers to an object. */
  default void frame(long id, int thread, int depth) {}

  /** Native code refers to an object; of a local reference also in which frame, of a global one the thread is 0. */
  default void nativeReference(long id, int thread, int depth) {}

  /** A thread that runs. */
  default void thread(long id, int thread) {}

  /** Whether {@link #primitives} is to be called for this array. */
  default boolean wantsPrimitives(long id) {
    return false;
  }

  /** The elements of an array of numbers, big-endian. */
  default void primitives(long id, byte[] elements) {}
}

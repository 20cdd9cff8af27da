package dev.refcount.audit;

import java.util.Set;

/**
 * Slots in which a walk over a stack has its own thread. They do not count: the agent itself walks at each store in the
 * JDK, for the line that led to it, and leaves them to the collector.
 */
final class StackWalks {
  private static final Set<String> BUFFERS =
      Set.of("[Ljava.lang.StackFrameInfo;", "[Ljava.lang.LiveStackFrameInfo;", "[Ljava.lang.ClassFrameInfo;");

  private StackWalks() {}

  static boolean hasThread(DumpClass.Reference field) {
    return field.name().equals("thread")
        && field.declaredBy().equals("java.lang.StackStreamFactory$AbstractStackWalker");
  }

  /**
   * Of the first element of an array: the VM puts the thread there, whatever type the array is of.
   *
   * @param isClass whether the element is a class, as all others of an array of these are
   */
  static boolean hasThread(DumpClass array, boolean isClass) {
    return BUFFERS.contains(array.name) || array.name.equals("[Ljava.lang.Class;") && !isClass;
  }
}

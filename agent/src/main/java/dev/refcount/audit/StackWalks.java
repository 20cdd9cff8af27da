package dev.refcount.audit;

import java.util.Set;

/**
 * Arrays in which a walk over a stack has its own thread. That does not count: the agent itself walks at each store in
 * the JDK, for the line that led to it, and leaves them to the collector.
 */
final class StackWalks {
  private static final Set<String> BUFFERS =
      Set.of("[Ljava.lang.StackFrameInfo;", "[Ljava.lang.LiveStackFrameInfo;", "[Ljava.lang.ClassFrameInfo;");

  private StackWalks() {}

  /**
   * Of the first element of an array: the VM puts the thread there, whatever type the array is of.
   *
   * @param isClass whether the element is a class, as all others of an array of these are
   */
  static boolean hasThread(DumpClass array, boolean isClass) {
    return BUFFERS.contains(array.name) || array.name.equals("[Ljava.lang.Class;") && !isClass;
  }
}

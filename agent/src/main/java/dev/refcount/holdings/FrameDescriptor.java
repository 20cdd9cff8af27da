package dev.refcount.holdings;

import java.lang.StackWalker.StackFrame;
import jdk.internal.misc.Unsafe;

/**
 * Which of a class's methods of one name a frame is of. A frame of JDK 22 or later (JDK-8268829), if asked for its
 * descriptor, has the program's loaders load the types of the parameters: on each walk, in the midst of loading another
 * class, and whether they are there or not.
 */
final class FrameDescriptor {
  private static final Unsafe U = Unsafe.getUnsafe();

  /** Where the frame keeps it, as the VM has filled it in; -1 before JDK 22, where to ask for it loads nothing. */
  private static final long TYPE = offset();

  private FrameDescriptor() {}

  static String of(StackFrame frame) {
    if (TYPE < 0) {
      return frame.getDescriptor();
    }
    // Has the VM fill it in.
    frame.getMethodName();
    return U.getReference(frame, TYPE) instanceof String descriptor ? descriptor : frame.getDescriptor();
  }

  private static long offset() {
    try {
      return U.objectFieldOffset(Class.forName("java.lang.StackFrameInfo"), "type");
    } catch (ClassNotFoundException | InternalError none) {
      return -1;
    }
  }
}

package dev.refcount.boot;

import java.lang.StackWalker.StackFrame;
import java.util.stream.Stream;

/** Finds, on the current thread's stack, the code of the application that led to a store in the JDK. */
public interface Caller {
  /** Looks at the stack; made outside of this package, as its options come in a collection. */
  StackWalker walker();

  /**
   * The site itself if the application's own code stores there, which is then told by {@link
   * Sites#isApplication}; for a site in the JDK one at the nearest frame of the application.
   */
  int nearest(Stream<StackFrame> frames, int site);
}

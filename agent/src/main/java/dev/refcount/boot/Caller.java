package dev.refcount.boot;

import java.lang.StackWalker.StackFrame;
import java.util.stream.Stream;

/** Finds, on the current thread's stack, the code of the application that led to a store in the JDK. */
public interface Caller {
  /** The way to look at the stack. */
  StackWalker walker();

  /**
   * The site itself if the application's own code stores there, which is then told by {@link
   * Sites#isApplication}; for a site in the JDK one at the nearest frame of the application.
   */
  int nearest(Stream<StackFrame> frames, int site);
}

package dev.refcount.junit;

import org.opentest4j.AssertionFailedError;

/** A failed assertion whose stack begins where the user asserted. */
final class Failure {
  private Failure() {}

  static AssertionFailedError of(String message) {
    AssertionFailedError error = new AssertionFailedError(message);
    StackTraceElement[] frames = error.getStackTrace();
    int own = 0;
    while (own < frames.length
        && frames[own].getClassName().startsWith(Failure.class.getPackageName() + ".")) {
      own++;
    }
    StackTraceElement[] theirs = new StackTraceElement[frames.length - own];
    System.arraycopy(frames, own, theirs, 0, theirs.length);
    error.setStackTrace(theirs);
    return error;
  }
}

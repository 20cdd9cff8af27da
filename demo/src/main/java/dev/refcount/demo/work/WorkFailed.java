package dev.refcount.demo.work;

/** Ends a program with one line that the user can act on, instead of a stack trace. */
final class WorkFailed extends Exception {
  private static final long serialVersionUID = 1L;

  WorkFailed(String message) {
    super(message);
  }

  static int positive(String name, String text) throws WorkFailed {
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same answer as to a number below 1.
    }
    throw new WorkFailed(name + " must be a whole number above 0, not " + text);
  }
}

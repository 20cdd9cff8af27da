package dev.refcount.stores;

/** A tagged exception, to count catch variables with. */
class Fault extends Exception {
  private static final long serialVersionUID = 1;

  /** Refers to itself: until a cause is given, a throwable is its own. */
  Fault() {
    super("fault");
  }

  /** Refers to its cause, or with {@code null} to nothing. */
  Fault(Throwable cause) {
    super("fault", cause);
  }

  static final class Other extends Fault {
    private static final long serialVersionUID = 1;

    Other() {
      super(null);
    }
  }
}

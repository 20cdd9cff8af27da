package dev.refcount.cli;

/** What the process ends with, and the one line that says why. */
final class Exit {
  /** It ran and the answer is good. */
  static final int DONE = 0;

  /** It ran and the answer is bad. */
  static final int BAD_ANSWER = 1;

  static final int WRONG_USE = 2;

  /** The process asked for can't be reached. */
  static final int UNREACHABLE = 3;

  private Exit() {}

  static int wrongUse(String reason) {
    return say(WRONG_USE, reason);
  }

  static int unreachable(String reason) {
    return say(UNREACHABLE, reason);
  }

  static int say(int code, String reason) {
    System.err.println("refcount: " + reason.replace('\n', ' '));
    return code;
  }
}

package dev.refcount.cli;

/** The process asked for cannot be reached, or not with this request; the message is one line. */
final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  final int exitCode;

  UnreachableException(String reason) {
    this(Exit.UNREACHABLE, reason);
  }

  UnreachableException(int exitCode, String reason) {
    super(reason);
    this.exitCode = exitCode;
  }
}

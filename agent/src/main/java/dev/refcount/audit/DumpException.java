package dev.refcount.audit;

import java.io.IOException;

/** The file is no heap dump, not a whole one, or one of a JVM without the agent. */
public final class DumpException extends IOException {
  private static final long serialVersionUID = 1L;

  DumpException(String message) {
    super(message);
  }

  DumpException(String message, Throwable cause) {
    super(message, cause);
  }
}

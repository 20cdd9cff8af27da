package dev.refcount.holdings;

import dev.refcount.boot.ThreadLog;

/** What a thread is called. */
final class ThreadWords {
  static final String UNKNOWN = "?";

  private ThreadWords() {}

  /** Virtual threads have no name unless they are given one. */
  static String of(ThreadLog log) {
    if (log == null) {
      return UNKNOWN;
    }
    return log.name().isEmpty() ? "thread #" + log.tid() : log.name();
  }
}

package dev.refcount.holdings;

import dev.refcount.boot.ThreadLog;

/** What a thread is called. */
public final class ThreadWords {
  static final String UNKNOWN = "?";

  private ThreadWords() {}

  /** Virtual threads have no name unless they are given one. What a name does to a line or a terminal is left out. */
  static String of(ThreadLog log) {
    if (log == null) {
      return UNKNOWN;
    }
    return log.name().isEmpty() ? "thread #" + log.tid() : printable(log.name());
  }

  /** Each character that is a command and no sign is replaced. */
  public static String printable(String name) {
    StringBuilder text = new StringBuilder(name);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        text.setCharAt(i, '\ufffd');
      }
    }
    return text.toString();
  }
}

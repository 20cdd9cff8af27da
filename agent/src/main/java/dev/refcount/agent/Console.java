package dev.refcount.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/**
 * What the agent says, line by line behind one prefix, on the standard error that the JVM started
 * with: a program that replaces {@code System.err} does not get it in its own stream.
 */
final class Console {
  static final String PREFIX = "refcount: ";

  private static final PrintStream ERR = standardError();

  private Console() {}

  private static PrintStream standardError() {
    try {
      return new PrintStream(new FileOutputStream(FileDescriptor.err), false);
    } catch (SecurityException denied) {
      // It will be denied more, which must be told.
      return System.err;
    }
  }

  static synchronized void say(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.stripTrailing().split("\n", -1)) {
      lines.append((PREFIX + line).stripTrailing()).append('\n');
    }
    ERR.print(lines);
    ERR.flush();
  }
}

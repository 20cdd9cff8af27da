package dev.refcount.options;

/**
 * Something the user typed can't be used. The message is one line that names the key or pattern, what is
 * wrong with it and, where there is one, the nearest that is valid.
 */
public final class OptionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** @param message what to tell the user; line breaks and other control characters become spaces */
  public OptionException(String message) {
    super(onOneLine(message));
  }

  /** Values from a properties file may hold anything, and the user is promised one line. */
  private static String onOneLine(String message) {
    StringBuilder line = new StringBuilder(message.length());
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
    }
    return line.toString();
  }
}

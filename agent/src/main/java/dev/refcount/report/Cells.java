package dev.refcount.report;

/**
 * Cells of a table in text. By hand: a {@code Formatter} brings regular expressions and the locale's
 * number symbols, some 150 classes that would be woven at every program's exit.
 */
final class Cells {
  private static final int GROUP = 3;

  private Cells() {}

  static String left(String text, int width) {
    return text + blanks(text, width);
  }

  static String right(String text, int width) {
    return blanks(text, width) + text;
  }

  /** With commas between groups of three digits. */
  static String count(long number) {
    StringBuilder digits = new StringBuilder().append(number);
    int first = number < 0 ? 1 : 0;
    for (int i = digits.length() - GROUP; i > first; i -= GROUP) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }

  /** Seconds with one decimal. */
  static String seconds(long milliseconds) {
    long tenths = (milliseconds + 50) / 100;
    return tenths / 10 + "." + tenths % 10;
  }

  /** The end of a text that is too long. */
  static String clip(String text, int width) {
    return text.length() <= width ? text : "…" + text.substring(text.length() - width + 1);
  }

  private static String blanks(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length()));
  }

  /** A name and numbers to its right, eleven columns each, as one line. */
  static String row(String name, String... cells) {
    StringBuilder line = new StringBuilder(left(name, 30));
    for (String cell : cells) {
      line.append(' ').append(right(cell, 11));
    }
    return line.toString().stripTrailing() + "\n";
  }
}

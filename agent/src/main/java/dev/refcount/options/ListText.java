package dev.refcount.options;

import java.util.ArrayList;
import java.util.List;

/** Takes apart a value that is a list: {@code a:b:c}. */
final class ListText {
  private ListText() {}

  /** The entries, trimmed; an empty one is an error. */
  static List<String> split(String text) throws OptionException {
    List<String> entries = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == ':' && !isDrive(text, start, i)) {
        entries.add(entry(text.substring(start, i)));
        start = i + 1;
      }
    }
    return entries;
  }

  private static String entry(String text) throws OptionException {
    String entry = text.strip();
    if (entry.isEmpty()) {
      throw new OptionException("an entry of the list is empty; write one : between two entries");
    }
    return entry;
  }

  /** Whether the colon is that of {@code C:\} or {@code C:/}: no list has an entry of one letter before a slash. */
  private static boolean isDrive(String text, int start, int colon) {
    String before = text.substring(start, colon).strip();
    return before.length() == 1
        && Character.isLetter(before.charAt(0))
        && colon + 1 < text.length()
        && (text.charAt(colon + 1) == '\\' || text.charAt(colon + 1) == '/');
  }
}

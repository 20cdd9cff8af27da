package dev.refcount.demo.terminal;

import java.util.ArrayList;
import java.util.List;

/** Fits text into columns. */
final class Lines {
  private Lines() {}

  /** Words of a paragraph in lines of at most this width. */
  static List<String> wrap(String paragraph, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines.stream().flatMap(l -> cut(l, width, "").stream()).toList();
  }

  /** A line of code or output: what does not fit goes on below, indented a little more. */
  static List<String> fold(String line, int width) {
    int indent = line.length() - line.stripLeading().length();
    String deeper = " ".repeat(Math.min(indent + 4, width / 3));
    List<String> folded = new ArrayList<>();
    String rest = line;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int at = space > deeper.length() + width / 4 ? space : width;
      folded.add(rest.substring(0, at));
      rest = deeper + rest.substring(at).stripLeading();
    }
    folded.add(rest);
    return folded;
  }

  private static List<String> cut(String line, int width, String indent) {
    List<String> parts = new ArrayList<>();
    String rest = line;
    while (rest.length() > width) {
      parts.add(rest.substring(0, width));
      rest = indent + rest.substring(width);
    }
    parts.add(rest);
    return parts;
  }
}

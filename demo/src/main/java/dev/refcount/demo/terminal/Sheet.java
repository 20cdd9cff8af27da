package dev.refcount.demo.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines of a terminal, some of them in two columns. */
final class Sheet {
  private static final String BETWEEN = " │ ";
  private static final int NARROW = 80;

  private final int width;
  private final List<String> lines = new ArrayList<>();

  Sheet(int width) {
    this.width = width;
  }

  /** Whether there is room for two columns. */
  private boolean wide() {
    return width >= NARROW;
  }

  /** Java needs more room than Python for the same. */
  private int left() {
    return wide() ? (width - BETWEEN.length()) * 48 / 100 : width;
  }

  private int right() {
    return wide() ? width - BETWEEN.length() - left() : width;
  }

  void paragraph(String text) {
    lines.addAll(Lines.wrap(text, width));
  }

  void line(String line) {
    lines.add(line);
  }

  void blank() {
    lines.add("");
  }

  void rule(String title) {
    String start = "── " + title + " ";
    lines.add(start + "─".repeat(Math.max(0, width - start.length())));
  }

  /** Side by side, or one under the other. */
  void both(List<String> left, List<String> right) {
    List<String> first = folded(left, left());
    List<String> second = folded(right, right());
    if (!wide()) {
      lines.addAll(first);
      lines.add("");
      lines.addAll(second);
      return;
    }
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      String start = i < first.size() ? first.get(i) : "";
      String end = i < second.size() ? second.get(i) : "";
      lines.add((start + " ".repeat(left() - start.length()) + BETWEEN + end).stripTrailing());
    }
  }

  private static List<String> folded(List<String> text, int column) {
    return text.stream().flatMap(line -> Lines.fold(line, column).stream()).toList();
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }
}

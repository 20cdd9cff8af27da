package dev.refcount.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table for a terminal: words to the left, figures to the right, each column as wide as it must be. */
public final class TextTable {
  private static final String BETWEEN = "  ";

  private final List<String[]> rows = new ArrayList<>();

  public TextTable(String... heads) {
    rows.add(heads);
  }

  public void row(String... cells) {
    if (cells.length != rows.get(0).length) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + rows.get(0).length + " columns");
    }
    rows.add(cells);
  }

  /** An empty line. */
  public void gap() {
    String[] empty = new String[rows.get(0).length];
    Arrays.fill(empty, "");
    rows.add(empty);
  }

  /** A figure as text, the same on every machine; what is missing is a dash. */
  public static String number(String format, Double figure) {
    return figure == null || figure.isNaN() ? "-" : String.format(Locale.ROOT, format, figure);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.length; column++) {
        String blank = " ".repeat(width(column) - row[column].length());
        line.append(column == 0 ? "" : BETWEEN);
        line.append(isFigures(column) ? blank + row[column] : row[column] + blank);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
  }

  private boolean isFigures(int column) {
    return rows.stream()
        .skip(1)
        .map(row -> row[column])
        .allMatch(cell -> cell.isEmpty() || "+-0123456789".indexOf(cell.charAt(0)) >= 0);
  }
}

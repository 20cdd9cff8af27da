package dev.refcount.demo.terminal;

import dev.refcount.demo.model.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in columns; where they do not fit, each row becomes a list. */
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows;

  Table(List<List<List<Piece>>> cells) {
    this.rows = cells.stream().map(row -> row.stream()
        .map(cell -> cell.stream().map(Piece::text).collect(Collectors.joining())).toList()).toList();
  }

  List<String> lines(int width) {
    int[] columns = IntStream.range(0, rows.get(0).size())
        .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)).toArray();
    if (IntStream.of(columns).sum() + GAP.length() * (columns.length - 1) > width) {
      return lists();
    }
    return rows.stream().map(row -> line(row, columns)).toList();
  }

  /** The first cell says what the row is about, the others are measured and stand to the right. */
  private static String line(List<String> row, int[] columns) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns.length; i++) {
      String pad = " ".repeat(columns[i] - row.get(i).length());
      line.append(i == 0 ? row.get(i) + pad : GAP + pad + row.get(i));
    }
    return line.toString().stripTrailing();
  }

  private List<String> lists() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      lines.add(row.get(0));
      for (int i = 1; i < row.size(); i++) {
        lines.add(GAP + rows.get(0).get(i) + ": " + row.get(i));
      }
    }
    return lines;
  }
}

package dev.refcount.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two looks at the ledger as one table: what is held, and by how much it grew between them. */
final class TopTable {
  private static final int HEAD_LINES = 3;
  private static final int NUMBERS = 71;
  private static final int LEAST_NAME = 12;

  /** One class: what the agent says of it. */
  private record Row(String name, long[] numbers) {
    long references() {
      return numbers[1];
    }

    Row plus(Row other) {
      long[] sums = new long[numbers.length];
      for (int i = 0; i < sums.length; i++) {
        sums[i] = numbers[i] + other.numbers[i];
      }
      return new Row(name, sums);
    }
  }

  private final String pid;
  private List<Row> rows = List.of();
  private Map<String, Long> before = Map.of();
  private long time;
  private double seconds;

  TopTable(String pid) {
    this.pid = pid;
  }

  /** Takes what the agent says now: a line a class, its name and numbers separated by tabs. */
  void next(String lines, long nanoTime) {
    Map<String, Long> last = new HashMap<>();
    rows.forEach(row -> last.put(row.name(), row.references()));
    before = last;
    seconds = time == 0 ? 0 : (nanoTime - time) / 1e9;
    time = nanoTime;
    // Classes of one name, of several class loaders, are one to the reader.
    Map<String, Row> read = new LinkedHashMap<>();
    lines.lines().map(line -> row(line.split("\t"))).forEach(row -> read.merge(row.name(), row, Row::plus));
    rows = new ArrayList<>(read.values());
    rows.sort(Comparator.comparingLong(Row::references).reversed());
  }

  private static Row row(String[] columns) {
    long[] numbers = new long[columns.length - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Long.parseLong(columns[i + 1]);
    }
    return new Row(columns[0], numbers);
  }

  /** At most so many lines of so many columns. */
  String text(int lines, int columns) {
    StringBuilder text = new StringBuilder();
    int name = Math.max(LEAST_NAME, columns - NUMBERS - 1);
    long references = rows.stream().mapToLong(Row::references).sum();
    String title =
        "refcount top, process " + pid + ": " + count(references) + " references, q quits";
    line(text, title, columns);
    line(text, "", columns);
    line(text, format(name, "class", "live", "held", "per s", "fields", "elements", "statics", "locals"),
        columns);
    rows.stream()
        .limit(Math.max(1, lines - HEAD_LINES - 1))
        .forEach(row -> line(text, format(name, row), columns));
    if (rows.isEmpty()) {
      line(text, "no object is tagged yet", columns);
    }
    return text.toString();
  }

  private String format(int name, Row row) {
    long[] n = row.numbers();
    return format(name, clip(row.name(), name), count(n[0]), count(n[1]), growth(row), count(n[2]),
        count(n[3]), count(n[4]), count(n[5]));
  }

  private static String format(int name, Object... cells) {
    return String.format(
        Locale.ROOT, "%-" + name + "s %9s %10s %9s %10s %10s %9s %8s", cells).stripTrailing();
  }

  private String growth(Row row) {
    if (seconds == 0) {
      return "";
    }
    long grown = row.references() - before.getOrDefault(row.name(), 0L);
    return grown == 0 ? "0" : String.format(Locale.ROOT, "%+,d", Math.round(grown / seconds));
  }

  private static void line(StringBuilder text, String line, int columns) {
    text.append(line, 0, Math.min(line.length(), columns)).append('\n');
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String clip(String name, int width) {
    return name.length() <= width ? name : "…" + name.substring(name.length() - width + 1);
  }
}

package dev.refcount.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measurements side by side: each row against the same benchmark without the agent. */
final class Comparison {
  /** Below it is what JMH's own bookkeeping allocates, spread over the calls of an iteration. */
  private static final double BYTES_OF_NOISE = 0.1;

  /**
   * A measurement and what it is compared with; the last two are null where that one is missing.
   *
   * @param difference nanoseconds more than without the agent
   * @param ratio times that without the agent
   */
  record Row(Measurement measured, Double difference, Double ratio) {}

  private final List<Measurement> measurements;

  Comparison(List<Measurement> measurements) {
    this.measurements = List.copyOf(measurements);
  }

  List<Row> rows() {
    return measurements.stream().map(this::row).toList();
  }

  private Row row(Measurement one) {
    Optional<Double> plain = find(one.benchmark(), JvmState.NONE).map(Measurement::nanos);
    return new Row(
        one,
        plain.map(nanos -> one.nanos() - nanos).orElse(null),
        plain.map(nanos -> one.nanos() / nanos).orElse(null));
  }

  private Optional<Measurement> find(String benchmark, JvmState state) {
    return measurements.stream()
        .filter(one -> one.benchmark().equals(benchmark) && one.state() == state)
        .findFirst();
  }

  /** Stores that allocate though nothing they touch is tagged: there must be none. */
  List<Measurement> allocatingUntaggedStores() {
    return measurements.stream()
        .filter(one -> one.state() == JvmState.UNTAGGED)
        .filter(one -> one.benchmark().startsWith(Stores.class.getSimpleName() + "."))
        .filter(one -> one.bytes() > BYTES_OF_NOISE)
        .toList();
  }

  TextTable table() {
    TextTable table =
        new TextTable("benchmark", "state", "ns/op", "lowest", "highest", "+ ns", "ratio", "B/op");
    String last = "";
    for (Row row : rows()) {
      Measurement one = row.measured();
      boolean another = !one.benchmark().equals(last);
      if (another && !last.isEmpty()) {
        table.gap();
      }
      last = one.benchmark();
      table.row(cells(row, another ? one.benchmark() : ""));
    }
    return table;
  }

  private static String[] cells(Row row, String name) {
    Measurement one = row.measured();
    List<String> cells = new ArrayList<>(List.of(name, one.state().toString()));
    cells.add(TextTable.number("%.2f", one.nanos()));
    cells.add(TextTable.number("%.2f", one.low()));
    cells.add(TextTable.number("%.2f", one.high()));
    boolean plain = one.state() == JvmState.NONE;
    cells.add(plain ? "" : TextTable.number("%+.2f", row.difference()));
    cells.add(plain ? "" : TextTable.number("%.2f x", row.ratio()));
    cells.add(TextTable.number("%.1f", one.bytes()));
    return cells.toArray(String[]::new);
  }
}

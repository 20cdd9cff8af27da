package dev.refcount.benchmarks;

import dev.refcount.benchmarks.picture.Bars;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison as bars: what each state adds to a benchmark. */
final class StorePicture {
  private static final List<JvmState> STATES =
      List.of(JvmState.UNWOVEN, JvmState.UNTAGGED, JvmState.TAGGED);

  private StorePicture() {}

  static String svg(Comparison comparison) {
    Map<String, Map<JvmState, Double>> added = new LinkedHashMap<>();
    for (Comparison.Row row : comparison.rows()) {
      Measurement one = row.measured();
      if (row.difference() != null && one.state() != JvmState.NONE) {
        added.computeIfAbsent(one.benchmark(), none -> new LinkedHashMap<>())
            .put(one.state(), row.difference());
      }
    }
    Bars bars =
        new Bars(
            "Time that counting adds to a call, by state of the JVM, log scale",
            STATES.stream().map(JvmState::toString).toList());
    added.forEach((name, nanos) -> bars.group(name, STATES.stream().map(nanos::get).toList()));
    return bars.svg();
  }
}

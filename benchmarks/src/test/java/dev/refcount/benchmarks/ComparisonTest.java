package dev.refcount.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Measurement PLAIN = recorded("Stores.field", JvmState.NONE, 2.0, 0);
  private static final Measurement UNTAGGED = recorded("Stores.field", JvmState.UNTAGGED, 3.0, 0.0004);
  private static final Measurement TAGGED = recorded("Stores.field", JvmState.TAGGED, 24.5, 16);
  private static final Measurement COPY = recorded("Jobs.arraycopy1000", JvmState.NONE, 150, 0);
  private static final Measurement COPY_TAGGED =
      recorded("Jobs.arraycopy1000", JvmState.TAGGED, 12000, 0);

  @Test
  void a_row_is_compared_with_the_same_benchmark_without_the_agent() {
    Comparison comparison = new Comparison(List.of(PLAIN, TAGGED, COPY, COPY_TAGGED));

    Comparison.Row field = comparison.rows().get(1);
    assertEquals(22.5, field.difference(), 1e-9);
    assertEquals(12.25, field.ratio(), 1e-9);
    Comparison.Row copy = comparison.rows().get(3);
    assertEquals(11850, copy.difference(), 1e-9);
    assertEquals(80, copy.ratio(), 1e-9);
  }

  @Test
  void what_was_not_measured_without_the_agent_has_no_ratio() {
    Comparison comparison = new Comparison(List.of(COPY, TAGGED));

    assertNull(comparison.rows().get(1).difference());
    assertNull(comparison.rows().get(1).ratio());
  }

  @Test
  void the_table_names_each_benchmark_once_and_lines_up_its_figures() {
    Comparison comparison = new Comparison(List.of(PLAIN, UNTAGGED, TAGGED, COPY, COPY_TAGGED));

    assertEquals(
        """
        benchmark           state        ns/op   lowest   highest       + ns    ratio  B/op
        Stores.field        none          2.00     1.00      4.00                       0.0
                            untagged      3.00     1.50      6.00      +1.00   1.50 x   0.0
                            tagged       24.50    12.25     49.00     +22.50  12.25 x  16.0

        Jobs.arraycopy1000  none        150.00    75.00    300.00                       0.0
                            tagged    12000.00  6000.00  24000.00  +11850.00  80.00 x   0.0
        """,
        comparison.table().toString());
  }

  @Test
  void an_untagged_store_that_allocates_is_found() {
    Measurement allocating = recorded("Stores.element", JvmState.UNTAGGED, 9, 24);

    Comparison comparison = new Comparison(List.of(PLAIN, UNTAGGED, allocating));

    assertEquals(List.of(allocating), comparison.allocatingUntaggedStores());
  }

  @Test
  void tagged_stores_and_jobs_that_allocate_anyway_are_none_of_it() {
    Measurement birth = recorded("Jobs.birthStoreDrop", JvmState.UNTAGGED, 9, 16);

    assertEquals(List.of(), new Comparison(List.of(TAGGED, birth)).allocatingUntaggedStores());
  }

  private static Measurement recorded(String name, JvmState state, double nanos, double bytes) {
    return new Measurement(name, state, nanos, nanos / 2, nanos * 2, bytes);
  }
}

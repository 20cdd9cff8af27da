package dev.refcount.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the next sample is taken. Milliseconds. */
final class PauseTest {
  @ParameterizedTest
  @CsvSource({
    "a second at least,                   1000,   1,  1000",
    "a fiftieth of the time,              4000, 100,  5000",
    "one that is slow is not the last,    1000, 200,  2000",
    "where all are slow they get rare,    8000, 200, 10000",
    "and soon are not any more,          10000,   1,  1000",
  })
  void slow_samples_are_taken_seldom_but_one_does_not_keep_the_next_away(
      String what, long before, long took, long after) {
    assertEquals(after, Growth.pauseAfter(before, took * 1_000_000), what);
  }
}

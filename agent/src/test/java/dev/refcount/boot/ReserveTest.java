package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReserveTest {
  private static final long MEGABYTE = 1 << 20;

  @ParameterizedTest
  @CsvSource({"16, 1", "32, 2", "64, 4", "256, 4", "512, 8", "65536, 8"})
  void a_small_part_of_the_heap_is_kept_back(long heap, long kept) {
    assertEquals(kept * MEGABYTE, Reserve.bytes(heap * MEGABYTE));
  }
}

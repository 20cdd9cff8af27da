package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoomTest {
  private static final long MEGABYTE = 1 << 20;

  @ParameterizedTest
  @CsvSource({"32, 1, 4", "64, 2, 8", "128, 4, 16", "65536, 4, 16"})
  void what_is_too_little_is_a_part_of_a_small_heap_and_the_same_of_any_large_one(
      long heap, long little, long some) {
    assertEquals(little * MEGABYTE, Room.little(heap * MEGABYTE));
    assertEquals(some * MEGABYTE, Room.some(heap * MEGABYTE));
  }
}

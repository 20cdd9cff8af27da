package dev.refcount.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CellsTest {
  @Test
  void numbers_are_grouped_as_a_formatter_groups_them() {
    Random random = new Random(20);
    for (int i = 0; i < 1_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      assertEquals(String.format(Locale.ROOT, "%,d", number), Cells.count(number));
    }
  }

  @Test
  void seconds_are_rounded_as_a_formatter_rounds_them() {
    assertEquals("0.0", Cells.seconds(49));
    assertEquals("0.1", Cells.seconds(50));
    assertEquals("12.3", Cells.seconds(12_349));
    assertEquals("13.0", Cells.seconds(12_950));
  }

  @Test
  void a_cell_is_as_wide_as_its_column_and_never_cut_by_it() {
    assertEquals("ab  |", Cells.left("ab", 4) + "|");
    assertEquals("  ab", Cells.right("ab", 4));
    assertEquals("abcde", Cells.right("abcde", 4));
    assertEquals("…cde", Cells.clip("abcde", 4));
    assertEquals("abcd", Cells.clip("abcd", 4));
  }
}

package dev.refcount.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @Test
  void words_stand_to_the_left_and_figures_to_the_right() {
    TextTable table = new TextTable("what", "s");
    table.row("no agent", "0.1");
    table.row("jdk=all", "+12.5");

    assertEquals("what          s\nno agent    0.1\njdk=all   +12.5\n", table.toString());
  }

  @Test
  void a_row_of_another_length_is_refused() {
    TextTable table = new TextTable("what", "s");

    assertThrows(IllegalArgumentException.class, () -> table.row("no agent"));
  }

  @Test
  void a_number_is_written_the_same_in_every_locale() {
    Locale.setDefault(Locale.GERMANY);

    assertEquals("+1.50", TextTable.number("%+.2f", 1.5));
  }

  @Test
  void a_missing_number_is_a_dash() {
    assertEquals("-", TextTable.number("%.2f", null));
    assertEquals("-", TextTable.number("%.2f", Double.NaN));
  }
}

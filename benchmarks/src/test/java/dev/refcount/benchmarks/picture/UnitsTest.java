package dev.refcount.benchmarks.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnitsTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @Test
  void a_time_has_three_digits_and_the_unit_that_leaves_it_below_a_thousand() {
    assertEquals("14.2 ns", Units.time(14.2e-9));
    assertEquals("0.31 ns", Units.time(0.31e-9));
    assertEquals("3.51 ms", Units.time(3.512e-3));
    assertEquals("128 s", Units.time(128.4));
    assertEquals("4,210 s", Units.time(4207));
  }

  @Test
  void what_rounds_to_a_thousand_goes_on_to_the_next_unit() {
    assertEquals("1.00 µs", Units.time(999.9e-9));
    assertEquals("999 ns", Units.time(999.4e-9));
  }

  @Test
  void a_ratio_keeps_three_digits_however_large_or_small() {
    assertEquals("0.0046 x", Units.ratio(0.004564));
    assertEquals("1.00 x", Units.ratio(1));
    assertEquals("1,890,000 x", Units.ratio(1_886_543));
  }

  @Test
  void a_decade_is_a_round_figure() {
    assertEquals("0.1 ns", Units.decade(-10));
    assertEquals("100 ns", Units.decade(-7));
    assertEquals("1 µs", Units.decade(-6));
    assertEquals("1,000 s", Units.decade(3));
  }

  @Test
  void a_figure_is_written_the_same_in_every_locale() {
    Locale.setDefault(Locale.GERMANY);

    assertEquals("1.50 µs", Units.time(1.5e-6));
    assertEquals("12,300 x", Units.ratio(12_345));
  }

  @Test
  void powers_of_ten_have_their_exponent_above() {
    assertEquals("10⁴", Units.powerOfTen(4));
    assertEquals("10⁻¹²", Units.powerOfTen(-12));
  }
}

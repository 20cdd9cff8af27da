package dev.refcount.benchmarks.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {
  private final Bars bars = new Bars("added", List.of("untagged", "tagged"));

  @Test
  void ten_times_as_much_is_one_step_longer() {
    bars.group("field", Arrays.asList(0.5, 1.0));
    bars.group("local", Arrays.asList(0.5, 10.0));
    bars.group("copy", Arrays.asList(0.5, 100.0));

    List<Double> widths = tagged();

    assertEquals(widths.get(2) - widths.get(1), widths.get(1) - widths.get(0), 0.11);
    assertTrue(widths.get(0) > 0);
  }

  @Test
  void what_is_no_slower_has_no_bar_but_its_figure() {
    bars.group("field", Arrays.asList(3.0, -0.4));

    assertEquals(List.of(0.0), tagged());
    assertTrue(new Parsed(bars.svg()).words().contains("-0.40 ns"));
  }

  @Test
  void hardly_faster_is_zero_without_a_sign() {
    bars.group("field", Arrays.asList(3.0, -0.01));

    assertTrue(new Parsed(bars.svg()).words().contains("0 ns"));
  }

  @Test
  void what_is_missing_is_said() {
    bars.group("field", Arrays.asList(3.0, null));

    assertTrue(new Parsed(bars.svg()).words().contains("not measured"));
  }

  @Test
  void a_group_needs_a_figure_for_each_state() {
    assertThrows(IllegalArgumentException.class, () -> bars.group("field", List.of(1.0)));
  }

  /** Behind the one in the legend. */
  private List<Double> tagged() {
    return new Parsed(bars.svg())
        .all("rect", "ours").stream()
            .skip(1)
            .map(bar -> Double.valueOf(bar.getAttribute("width")))
            .toList();
  }
}

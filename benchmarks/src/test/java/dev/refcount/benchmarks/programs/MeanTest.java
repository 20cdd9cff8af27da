package dev.refcount.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeanTest {
  @Test
  void half_and_double_make_one() {
    assertEquals(1, Mean.geometric(List.of(0.5, 2.0)), 1e-12);
  }

  @Test
  void of_one_ratio_it_is_the_ratio() {
    assertEquals(3, Mean.geometric(List.of(3.0)), 1e-12);
  }

  @Test
  void it_is_the_root_of_the_product() {
    assertEquals(4, Mean.geometric(List.of(2.0, 4.0, 8.0)), 1e-12);
  }

  @Test
  void what_is_missing_is_not_left_out_silently() {
    assertTrue(Double.isNaN(Mean.geometric(List.of(2.0, Double.NaN))));
    assertTrue(Double.isNaN(Mean.geometric(List.of())));
  }
}

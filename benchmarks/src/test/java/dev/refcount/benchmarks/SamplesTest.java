package dev.refcount.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void the_median_of_an_odd_number_is_the_one_in_the_middle() {
    Samples samples = of(3, 100, 1);

    assertEquals(3, samples.median());
    assertEquals(1, samples.low());
    assertEquals(100, samples.high());
  }

  @Test
  void the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
    assertEquals(2.5, of(9, 2, 3, 1).median());
  }

  private static Samples of(double... figures) {
    Samples samples = new Samples();
    for (double figure : figures) {
      samples.add(figure);
    }
    return samples;
  }
}

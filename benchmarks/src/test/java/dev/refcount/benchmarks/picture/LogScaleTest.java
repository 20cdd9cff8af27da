package dev.refcount.benchmarks.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LogScaleTest {
  @Test
  void each_power_of_ten_takes_the_same_room() {
    LogScale scale = new LogScale(DoubleStream.of(20, 500), 0, 200);

    assertEquals(1, scale.low());
    assertEquals(3, scale.high());
    assertEquals(0, scale.at(10), 1e-9);
    assertEquals(100, scale.at(100), 1e-9);
    assertEquals(200, scale.at(1000), 1e-9);
    assertEquals(100, scale.atPower(2), 1e-9);
  }

  @Test
  void a_scale_may_run_upwards() {
    assertEquals(50, new LogScale(DoubleStream.of(1, 100), 100, 0).at(10), 1e-9);
  }

  @Test
  void a_single_figure_has_a_decade_to_itself() {
    LogScale scale = new LogScale(DoubleStream.of(1000), 0, 100);

    assertEquals(3, scale.low());
    assertEquals(4, scale.high());
  }

  @Test
  void what_has_no_place_on_it_does_not_set_its_ends() {
    assertEquals(0, new LogScale(DoubleStream.of(-3, 0, 2), 0, 100).low());
    assertThrows(
        IllegalArgumentException.class, () -> new LogScale(DoubleStream.of(-3, 0), 0, 100));
  }
}

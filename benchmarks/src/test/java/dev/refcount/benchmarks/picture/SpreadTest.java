package dev.refcount.benchmarks.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void labels_with_room_stay_where_they_belong() {
    assertArrayEquals(new double[] {80, 20}, Spread.apart(new double[] {80, 20}, 10, 100));
  }

  @Test
  void labels_too_near_move_apart_and_keep_their_order() {
    assertArrayEquals(
        new double[] {30, 20, 40}, Spread.apart(new double[] {22, 20, 24}, 10, 100));
  }

  @Test
  void labels_at_the_bottom_make_room_upwards() {
    assertArrayEquals(
        new double[] {90, 100, 80}, Spread.apart(new double[] {98, 99, 97}, 10, 100));
  }
}

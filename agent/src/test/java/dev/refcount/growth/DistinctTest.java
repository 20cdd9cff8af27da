package dev.refcount.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 100, Distinct.MOST - 1, Distinct.MOST})
  void few_are_counted_exactly(int objects) {
    assertEquals(objects, told(hashes(objects), 3).estimate());
  }

  @ParameterizedTest
  @ValueSource(ints = {Distinct.MOST + 1, 10_000, 1_000_000})
  void many_are_told_within_a_tenth(int objects) {
    int estimate = told(hashes(objects), 2).estimate();
    assertTrue(Math.abs(estimate - objects) <= objects / 10, objects + " were told as " + estimate);
  }

  /** As with {@code sample=1024}. */
  @Test
  void it_does_not_matter_what_their_hashes_have_in_common() {
    int[] hashes = hashes(100_000);
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = (i + 1) << 10;
    }
    int estimate = told(hashes, 1).estimate();
    assertTrue(Math.abs(estimate - hashes.length) <= hashes.length / 10, hashes.length + " were told as " + estimate);
  }

  private static Distinct told(int[] hashes, int times) {
    Distinct distinct = new Distinct();
    for (int i = 0; i < times; i++) {
      for (int hash : hashes) {
        distinct.add(hash);
      }
    }
    return distinct;
  }

  private static int[] hashes(int objects) {
    return new Random(objects).ints(1, Integer.MAX_VALUE).distinct().limit(objects).toArray();
  }
}

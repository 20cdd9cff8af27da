package dev.refcount.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StopwatchTest {
  private int asked;

  @Test
  void the_time_is_that_of_one_answer_however_often_it_was_asked() throws Exception {
    long start = System.nanoTime();
    Stopwatch.Reading reading = Stopwatch.median(() -> ++asked);
    double all = (System.nanoTime() - start) / 1e9;

    assertTrue(asked > 1);
    assertEquals(Integer.toString(asked), reading.says());
    assertTrue(reading.seconds() > 0 && reading.seconds() < all);
  }

  @Test
  void a_question_that_fails_is_not_asked_again() {
    assertThrows(
        IOException.class,
        () ->
            Stopwatch.median(
                () -> {
                  asked++;
                  throw new IOException("no");
                }));

    assertEquals(1, asked);
  }
}

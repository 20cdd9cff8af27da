package dev.refcount.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentsTest {
  @Test
  void without_arguments_everything_is_measured_as_often_as_usual() throws Refusal {
    assertFalse(Arguments.quick(QuerySuite.class));
    assertEquals(5, Arguments.rounds(Lifespans.class, 5));
  }

  @Test
  void what_is_asked_for_is_done() throws Refusal {
    assertTrue(Arguments.quick(QuerySuite.class, "--quick"));
    assertEquals(2, Arguments.rounds(Lifespans.class, 5, "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10000", "many", "", "--quick"})
  void a_number_of_rounds_that_means_nothing_is_refused_with_the_usage(String rounds) {
    Refusal refusal =
        assertThrows(Refusal.class, () -> Arguments.rounds(Lifespans.class, 5, rounds));
    assertEquals("usage: Lifespans [ROUNDS]", refusal.getMessage());
  }

  @Test
  void what_is_not_known_is_refused_with_the_usage() {
    Refusal refusal =
        assertThrows(Refusal.class, () -> Arguments.quick(QuerySuite.class, "--quick", "7"));
    assertEquals("usage: QuerySuite [--quick]", refusal.getMessage());
  }
}

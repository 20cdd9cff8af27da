package dev.refcount.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TopTableTest {
  private static final long SECOND = 1_000_000_000L;

  private final TopTable table = new TopTable("42");

  @Test
  void growth_is_what_came_between_two_looks() {
    table.next("com.acme.Session\t5\t100\t60\t40\t0\t0\n", SECOND);
    table.next("com.acme.Session\t6\t160\t120\t40\t0\t0\n", 3 * SECOND);
    assertEquals("com.acme.Session 6 160 +30 120 40 0 0", row(0));
  }

  /** As in a web application that was deployed anew. */
  @Test
  void classes_of_one_name_are_one_line() {
    table.next("a.B\t1\t1000\t1000\t0\t0\t0\na.C\t1\t20\t20\t0\t0\t0\na.B\t1\t10\t10\t0\t0\t0\n", SECOND);
    table.next("a.C\t1\t1020\t1020\t0\t0\t0\na.B\t1\t1000\t1000\t0\t0\t0\na.B\t2\t40\t30\t5\t4\t1\n", 2 * SECOND);
    assertEquals("a.B 3 1,040 +30 1,030 5 4 1", row(0));
    assertEquals("a.C 1 1,020 +1,000 1,020 0 0 0", row(1));
  }

  private String row(int number) {
    return table.text(20, 100).lines().toList().get(3 + number).replaceAll(" +", " ");
  }
}

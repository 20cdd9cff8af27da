package dev.refcount.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.Report;
import dev.refcount.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which suspect comes first. */
final class FoundTest {
  private static Found found(String name, double growth, double letGo, boolean inner) {
    return new Found(
        new Report.Suspect(name, new Site("a.B", "c", "B.java", 1), "[]", 100, growth, letGo), inner);
  }

  private static String ranked(Found... all) {
    return String.join(" ", Found.ranked(List.of(all)).stream().map(Report.Suspect::className).toList());
  }

  @Test
  void what_grows_most_and_lets_go_of_least_comes_first() {
    assertEquals("C A B", ranked(found("A", 10, 0, false), found("B", 15, 0.5, false), found("C", 20, 0.1, false)));
  }

  @Test
  void what_a_pattern_names_comes_before_collections() {
    assertEquals(
        "Session java.util.HashMap",
        ranked(found("java.util.HashMap", 500, 0, false), found("Session", 1, 0.5, false)));
  }

  @Test
  void what_is_kept_with_another_comes_behind_that() {
    assertEquals(
        "Session Item Window",
        ranked(found("Item", 900, 0, true), found("Session", 10, 0, false), found("Window", 900, 0.5, true)));
  }

  /** A log in chunks, of which there are ever more, and beside it a window that lets go of half. */
  @Test
  void it_does_not_where_the_other_lets_go_of_more() {
    assertEquals("Chunked Window", ranked(found("Window", 500, 0.5, false), found("Chunked", 900, 0, true)));
    assertEquals("Chunked Item", ranked(found("Item", 500, 0, true), found("Chunked", 900, 0, true)));
  }
}

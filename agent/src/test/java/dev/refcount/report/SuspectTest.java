package dev.refcount.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.Report;
import dev.refcount.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a place that holds ever more. */
final class SuspectTest {
  @ParameterizedTest
  @CsvSource({"1234.4, '+1,234/s'", "12.4, +12/s", "9.9, +9.9/s", "0.1, +0.1/s", "0.02, +1.2/min", "0.0005, +1.8/h"})
  void a_slow_leak_grows_too(double growth, String words) {
    assertEquals(words, suspect(growth).growthInWords());
  }

  @ParameterizedTest
  @CsvSource({"0, none let go", "0.001, 1 % let go", "0.014, 1 % let go", "0.25, 25 % let go", "0.5, 50 % let go"})
  void a_share_that_was_let_go_of_is_none_only_if_nothing_was(double share, String words) {
    assertEquals(words, suspect(1, share).letGoInWords());
    assertTrue(suspect(1, share).toString().endsWith(", +1.0/s, " + words));
  }

  @Test
  void one_line_tells_all() {
    assertEquals(
        "30 Session held by com.acme.Registry.last, stored at com.acme.Registry.add(Registry.java:12),"
            + " +3.0/min, none let go",
        suspect(0.05).toString());
  }

  private static Report.Suspect suspect(double growth) {
    return suspect(growth, 0);
  }

  private static Report.Suspect suspect(double growth, double letGo) {
    Site site = new Site("com.acme.Registry", "add", "Registry.java", 12);
    return new Report.Suspect("com.acme.Session", site, "com.acme.Registry.last", 30, growth, letGo);
  }
}

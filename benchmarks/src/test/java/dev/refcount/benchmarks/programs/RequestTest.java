package dev.refcount.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.refcount.benchmarks.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {
  @Test
  void nothing_asks_for_all_programs_three_times() throws Refusal {
    assertEquals(new Request(3, null, List.of()), Request.of());
  }

  @Test
  void options_and_programs_mix() throws Refusal {
    assertEquals(
        new Request(1, Path.of("R.md"), List.of("h2", "jetty")),
        Request.of("h2", "--quick", "--readme", "R.md", "jetty"));
    assertEquals(5, Request.of("--rounds", "5").rounds());
  }

  @Test
  void what_is_not_understood_is_refused() {
    assertThrows(Refusal.class, () -> Request.of("--slow"));
    assertThrows(Refusal.class, () -> Request.of("--readme"));
    assertThrows(Refusal.class, () -> Request.of("--rounds", "0"));
    assertThrows(Refusal.class, () -> Request.of("--rounds", "many"));
  }

  @Test
  void a_program_that_there_is_not_is_refused_with_those_there_are() throws Refusal {
    assertEquals("h2", Catalogue.named(List.of("h2")).get(0).name());
    Refusal refusal = assertThrows(Refusal.class, () -> Catalogue.named(List.of("h2", "h3")));
    assertEquals("no program h3; there are javac, h2, lucene, jetty", refusal.getMessage());
  }
}

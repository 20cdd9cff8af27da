package dev.refcount.demo.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An embedded database under several connections, once alone and once with sessions and tables counted. */
final class DatabaseRunIT {
  private static final int CONNECTIONS = 6;

  @TempDir
  static Path folder;

  private static Path report;
  private static Forked alone;
  private static Forked counted;

  @BeforeAll
  static void runTwice() throws Exception {
    report = folder.resolve("report.json");
    alone = database(null);
    counted = database("tag=org.h2.engine.SessionLocal:org.h2.table.Table+,report=" + report);
  }

  private static Forked database(String agent) throws Exception {
    List<String> classPath =
        List.of(Forked.origin(DatabaseRun.class), Forked.origin(org.h2.Driver.class));
    // A small young generation: however fast the run is, collections come while it lasts.
    return Forked.run(
        folder, agent, classPath, "-Xmn8m", DatabaseRun.class.getName(), Integer.toString(CONNECTIONS));
  }

  @Test
  void the_database_answers_without_the_agent() {
    assertEquals(List.of(), alone.errors());
    assertEquals(0, alone.exitCode());
    assertTrue(alone.output().contains("clerk " + CONNECTIONS + " | 48\n"), alone::output);
    assertTrue(alone.output().matches("(?s).*\nsha-256 [0-9a-f]{64}\n"), alone::output);
  }

  @Test
  void exit_code_and_query_results_are_the_same_with_the_agent() {
    assertEquals(alone.exitCode(), counted.exitCode(), () -> counted.errors().toString());
    assertEquals(alone.output(), counted.output());
  }

  @Test
  void standard_error_has_only_lines_of_the_agents_own() {
    assertEquals(List.of(), counted.errors().stream().filter(l -> !l.startsWith("refcount: ")).toList());
  }

  @Test
  void the_report_counts_references_to_sessions() throws IOException {
    CountedClass session = CountedClass.named("org.h2.engine.SessionLocal", report);
    assertTrue(session.born() >= CONNECTIONS, session::toString);
    assertTrue(session.maxCount() > 1, session::toString);
    assertTrue(session.increments() > session.born(), session::toString);
    assertEquals(session.increments() - session.decrements(), session.references(), session::toString);
  }

  @Test
  void the_report_counts_references_to_tables_by_their_concrete_class() throws IOException {
    // Five of the shop, the summary and the scratch table; altering one makes another.
    CountedClass table = CountedClass.named("org.h2.mvstore.db.MVTable", report);
    assertTrue(table.born() > 7, table::toString);
    assertTrue(table.maxCount() > 1, table::toString);
    assertTrue(table.increments() > table.born(), table::toString);
    assertEquals(table.increments() - table.decrements(), table.references(), table::toString);
  }

  @Test
  void every_session_and_table_that_was_reclaimed_is_explained() throws IOException {
    assertEquals(0, CountedClass.unexplained(report));
  }
}

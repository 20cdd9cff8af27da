package dev.refcount.suspected;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report's first suspect is. */
final class SuspectsIT {
  /** There are ten times as many items, and as many carts; but who holds these holds them for the sessions' sake. */
  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void what_holds_whole_objects_comes_before_what_holds_their_parts(String containers) throws Exception {
    Run run =
        ForkedJvm.of(Carts.class)
            .named("containers-" + containers)
            .agent("tag=dev.refcount.suspected.Carts$*,containers=" + containers)
            .run();
    List<String> lines = run.err().lines().toList();
    int head = lines.indexOf("refcount: suspects: places that hold ever more and let go of few");
    assertTrue(head >= 0, run::describe);
    assertTrue(
        lines.get(head + 1).contains("300 Carts$Session held by java.util.HashMap value, stored at "
            + "dev.refcount.suspected.Carts.main(Carts.java:"),
        run::describe);
    assertEquals(0, run.exitCode(), run::describe);
  }

  @Test
  void a_lambda_that_holds_is_named_by_its_line() throws Exception {
    Run run = ForkedJvm.of(Rooms.class).agent("tag=dev.refcount.suspected.Rooms$Member").run();
    String line = run.err().lines().filter(each -> each.contains(" held by ")).findFirst().orElse("");
    assertTrue(line.matches(
        "refcount:   300 Rooms\\$Member held by lambda at (Rooms.java:\\d+), stored at "
            + "dev.refcount.suspected.Rooms.comeAndGo\\(\\1\\), .*"),
        run::describe);
    assertEquals(0, run.exitCode(), run::describe);
  }

  /** Each class loader has a class and places of its own, which hold one object each. */
  @Test
  void an_application_that_is_left_behind_each_time_it_is_deployed_is_a_suspect() throws Exception {
    Run run = redeployed("leak");
    assertTrue(
        run.err().lines().anyMatch(each -> each.contains("30 Redeployed$Session held by java.lang.ThreadLocal value")),
        run::describe);
    // Their classes are one to the reader; else those of the first twenty would fill the table.
    assertEquals(1, rows(run, "refcount: Redeployed\\$Session +60 +30 .*").count(), run::describe);
    assertEquals(1, rows(run, "refcount: +30  Redeployed\\$Session +\\S+Entry.value .*").count(), run::describe);
    assertEquals(0, run.exitCode(), run::describe);
  }

  @Test
  void one_that_leaves_nothing_is_none() throws Exception {
    Run run = redeployed("clean");
    assertFalse(run.err().contains("suspects:"), run::describe);
    assertEquals(1, rows(run, "refcount: Redeployed\\$Session +60 .*").count(), run::describe);
    assertEquals(0, run.exitCode(), run::describe);
  }

  private static Run redeployed(String how) throws Exception {
    return ForkedJvm.of(Redeployed.class)
        .named(how)
        .agent("tag=dev.refcount.suspected.Redeployed$Session")
        .arguments(how)
        .run();
  }

  private static Stream<String> rows(Run run, String pattern) {
    return run.err().lines().filter(each -> each.matches(pattern));
  }
}

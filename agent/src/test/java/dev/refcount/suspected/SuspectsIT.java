package dev.refcount.suspected;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.util.List;
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
}

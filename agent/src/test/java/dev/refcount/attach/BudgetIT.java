package dev.refcount.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code budget=}: a full ledger counts no more objects, says so, and stays exact for those it has. */
final class BudgetIT {
  @TempDir Path folder;

  private Run crowd(String budget) throws Exception {
    return run(Crowd.class, budget);
  }

  private Run run(Class<?> program, String budget) throws Exception {
    Run run = ForkedJvm.of(program)
        .named(budget)
        .agent("tag=" + program.getName() + ",budget=" + budget
            + ",report=" + folder.resolve("r.txt") + ":" + folder.resolve("r.json"))
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    return run;
  }

  @Test
  void a_spent_budget_leaves_later_objects_uncounted_and_says_so_everywhere() throws Exception {
    Run run = crowd("128k");
    assertEquals("some are tagged\ntheir counts are exact\nnone later\ntrue\n", run.out());
    assertEquals(
        "refcount: budget=128k is full: objects of tagged classes born while it is are not counted\n",
        run.err());
    String text = Files.readString(folder.resolve("r.txt"));
    assertTrue(text.contains("the ledger filled its budget of 131,072 bytes"), text);
    String json = Files.readString(folder.resolve("r.json")).replaceAll("\\s", "");
    assertTrue(json.contains("\"budgetBytes\":131072,\"spent\":true"), json);
  }

  @Test
  void a_budget_with_room_is_not_spoken_of() throws Exception {
    Run run = crowd("64m");
    assertTrue(run.out().startsWith("20000 are tagged\ntheir counts are exact\n"), run::describe);
    assertEquals("", run.err());
    assertTrue(!Files.readString(folder.resolve("r.txt")).contains("budget"));
    String json = Files.readString(folder.resolve("r.json")).replaceAll("\\s", "");
    assertTrue(json.contains("\"spent\":false"), json);
  }

  /** What died is off the ledger after the next collection: its room is there for others. */
  @Test
  void objects_are_counted_again_once_the_dead_have_made_room() throws Exception {
    Run run = run(Passers.class, "128k");
    assertEquals(
        "one that stays: 1\none too many is counted: false\none with room again: 1\n"
            + "the one too many is counted: false\nthe one that stays: 1\n",
        run.out(), run::describe);
  }
}

package dev.refcount.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With JVMs that have no agent. */
class ForkTest {
  @TempDir Path folder;

  /** A program that says what it was told, and does what that asks for. */
  public static final class Told {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(String.join(" ", arguments));
      if (arguments[0].equals("leave")) {
        System.exit(3);
      }
      if (arguments[0].equals("stay")) {
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }

  @Test
  void a_run_gives_its_output_and_figures_that_fit_each_other() throws Exception {
    Fork.Outcome outcome = run(Duration.ofMinutes(5), "one", "two");
    assertEquals(("one two" + System.lineSeparator()).repeat(2), outcome.output());
    Figures figures = outcome.figures();
    assertTrue(figures.start() > 0 && figures.first() > 0 && figures.warm() > 0, figures.toString());
    assertTrue(figures.seconds() > figures.start(), figures.toString());
    assertTrue(figures.peak() > 0, figures.toString());
  }

  @Test
  void a_run_that_does_not_end_well_has_none() {
    Failed failed = assertThrows(Failed.class, () -> run(Duration.ofMinutes(5), "leave"));
    assertEquals("exit code 3", failed.getMessage());
  }

  @Test
  void a_run_that_does_not_end_is_ended() {
    Failed failed = assertThrows(Failed.class, () -> run(Duration.ofSeconds(2), "stay"));
    assertEquals("over 2 s", failed.getMessage());
  }

  private Fork.Outcome run(Duration limit, String... arguments) throws Exception {
    Program program = new Program("told", Told.class.getName(), List.of(arguments), 2, "a.B", "a.**");
    return new Fork(Path.of("no-agent.jar"), folder, limit).run(program, AgentState.NONE, 2);
  }
}

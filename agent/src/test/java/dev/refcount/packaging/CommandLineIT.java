package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.packaging.CommandLine.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code java -jar refcount-agent.jar}. */
final class CommandLineIT {
  @Test
  void without_a_verb_it_prints_help() throws Exception {
    Result result = CommandLine.run();
    assertEquals(0, result.exitCode(), result.toString());
    assertTrue(result.out().contains("-javaagent:refcount-agent.jar="), result.toString());
    assertTrue(result.out().contains("tag"), result.toString());
    assertEquals("", result.err());
    assertEquals(result, CommandLine.run("help"));
    assertEquals(result, CommandLine.run("--help"));
  }

  @Test
  void help_names_every_verb_and_exit_code() throws Exception {
    String help = CommandLine.run("help").out();
    List<String> verbs =
        List.of(
            "attach PID", "top PID", "holdings PID CLASS", "report PID FILE", "audit DUMP.hprof",
            "render REPORT.json OUT.html", "version");
    for (String verb : verbs) {
      assertTrue(help.contains("\n" + verb), verb + " in: " + help);
    }
    assertTrue(help.contains("3 the process can't be reached"), help);
  }

  @Test
  void it_knows_its_version() throws Exception {
    Result result = CommandLine.run("version");
    assertEquals(0, result.exitCode());
    assertTrue(result.out().matches("refcount \\d+\\.\\d+\\.\\d+\\S*\\R"), result.toString());
  }

  @Test
  void an_unknown_verb_is_wrong_use_and_the_nearest_is_named() throws Exception {
    CommandLine.run("rendre").refused(2, "rendre", "did you mean render?");
  }
}

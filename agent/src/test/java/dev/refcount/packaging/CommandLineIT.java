package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.packaging.CommandLine.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** As in a runtime without tools, or an image of jlink's. */
  @ParameterizedTest
  @ValueSource(strings = {"attach 1", "top 1", "holdings 1 a.B", "report 1 r.txt"})
  void a_java_that_cannot_attach_says_what_it_lacks(String verb) throws Exception {
    List<String> command = new ArrayList<>(List.of(CommandLine.java(), "--limit-modules", "java.base", "-jar"));
    command.add(System.getProperty("refcount.agent"));
    // A process that is there, a JVM.
    command.addAll(List.of(verb.replace("1", Long.toString(ProcessHandle.current().pid())).split(" ")));
    CommandLine.of(command.toArray(String[]::new)).refused(3, "this java has no module jdk.attach");
  }

  @Test
  void an_unknown_verb_is_wrong_use_and_the_nearest_is_named() throws Exception {
    CommandLine.run("rendre").refused(2, "rendre", "did you mean render?");
  }
}

package dev.refcount.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user starts it: with this missing, with that too old, in a narrow terminal. */
final class DemoIT {
  @TempDir
  Path folder;

  @Test
  void a_missing_agent_is_one_line_that_says_how_to_build_it() throws Exception {
    Ran ran = demo(System.getenv("PATH"), "--lesson", "1", "--agent", folder.resolve("none.jar").toString());
    assertEquals(2, ran.exitCode());
    assertEquals(List.of("demo: there is no agent at " + folder.resolve("none.jar")
        + ": build it with mvn -q -DskipTests verify, or name it with --agent JAR"), ran.errors());
    assertEquals(List.of(), ran.output());
  }

  @Test
  void a_lesson_without_the_agent_says_in_one_line_how_to_start_it() throws Exception {
    Ran ran = run(System.getenv("PATH"), List.of("dev.refcount.demo.lessons.Lesson01OneName"));
    assertEquals(2, ran.exitCode());
    assertEquals(1, ran.errors().size(), ran::toString);
    assertTrue(ran.errors().get(0).contains("-javaagent:"), ran::toString);
  }

  @Test
  void without_python_the_recording_is_shown_and_marked() throws Exception {
    Ran ran = lesson(folder.toString(), "1", "100");
    assertEquals(0, ran.exitCode(), ran::toString);
    assertEquals("No python3 on the path: recorded output is shown for Python.", ran.output().get(0));
    assertTrue(ran.text().matches("(?s).*\\[CPython 3\\.\\d+\\.\\d+, recorded earlier].*"), ran::text);
    assertTrue(ran.text().contains("count of a: 2"), ran::text);
  }

  @Test
  void an_old_python_is_named_and_the_recording_shown() throws Exception {
    for (String version : List.of("2.7.18", "3.5.2")) {
      Ran ran = lesson(fakePython("echo " + version + "; echo cpython"), "1", "100");
      assertEquals(0, ran.exitCode(), ran::toString);
      assertEquals("The python3 of the path is " + version
          + ", the lessons need 3.8 or newer: recorded output is shown for Python.", ran.output().get(0));
      assertTrue(ran.text().contains("recorded earlier"), ran::text);
    }
  }

  @Test
  void another_python_and_a_broken_one_are_named_too() throws Exception {
    assertEquals("The python3 of the path is not CPython and has no reference counts: recorded output is "
            + "shown for Python.",
        lesson(fakePython("echo 3.10.14; echo pypy"), "1", "100").output().get(0));
    assertEquals("The python3 of the path ended with exit code 3: out of order: recorded output is shown for "
            + "Python.",
        lesson(fakePython("echo out of order >&2; exit 3"), "1", "100").output().get(0));
  }

  @Test
  void a_narrow_terminal_gets_one_side_under_the_other() throws Exception {
    Ran ran = lesson(System.getenv("PATH"), "4", "60");
    assertEquals(0, ran.exitCode(), ran::toString);
    assertFitsIn(60, ran);
    assertFalse(ran.text().contains("│"), ran::text);
    assertTrue(ran.text().contains("[(this Collection)]"), ran::text);
    assertTrue(ran.text().indexOf("[lesson04_holds_itself.py]")
        < ran.text().indexOf("[Lesson04HoldsItself.java]"), ran::text);
  }

  @Test
  void a_wide_terminal_gets_two_columns_that_fit_a_hundred_characters() throws Exception {
    Ran ran = lesson(System.getenv("PATH"), "4", "100");
    assertFitsIn(100, ran);
    assertTrue(ran.text().contains("│ [Lesson04HoldsItself.java]"), ran::text);
  }

  @Test
  void a_wrong_argument_is_one_line() throws Exception {
    Ran ran = demo(System.getenv("PATH"), "--lesson", "11");
    assertEquals(2, ran.exitCode());
    assertEquals(List.of("demo: there is no lesson 11: they are 1 to 10"), ran.errors());
  }

  private Ran lesson(String path, String number, String width) throws Exception {
    return demo(path, "--lesson", number, "--width", width, "--agent", System.getProperty("refcount.agent"));
  }

  private Ran demo(String path, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("dev.refcount.demo.Demo"));
    command.addAll(List.of(arguments));
    Ran ran = run(path, command);
    for (String line : ran.errors()) {
      assertFalse(line.startsWith("\tat ") || line.contains("Exception"), ran::toString);
    }
    assertFalse(ran.text().contains("\tat "), ran::text);
    return ran;
  }

  private Ran run(String path, List<String> command) throws Exception {
    List<String> line = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path")));
    line.addAll(command);
    Path output = Files.createTempFile(folder, "out", ".txt");
    Path errors = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(line)
        .redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().put("PATH", path);
    int exitCode = builder.start().waitFor();
    return new Ran(exitCode, Files.readAllLines(output), Files.readAllLines(errors));
  }

  /** A folder with a python3 of this text. */
  private String fakePython(String script) throws IOException {
    Path bin = Files.createTempDirectory(folder, "bin");
    Path python = Files.writeString(bin.resolve("python3"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin.toString();
  }

  private static void assertFitsIn(int width, Ran ran) {
    for (String line : ran.output()) {
      assertTrue(line.length() <= width, () -> line.length() + " columns: " + line);
    }
  }

  private record Ran(int exitCode, List<String> output, List<String> errors) {
    String text() {
      return String.join("\n", output);
    }
  }
}

package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code java -jar refcount-agent.jar} with a verb. */
final class CommandLine {
  record Result(int exitCode, String out, String err) {
    /** Wrong use and what can't be reached: nothing on standard output, one line that says why. */
    void refused(int code, String... words) {
      assertEquals(code, exitCode, toString());
      assertEquals("", out);
      assertEquals(1, err.lines().count(), "one line, no stack trace: " + err);
      for (String word : words) {
        assertTrue(err.contains(word), word + " in: " + err);
      }
    }
  }

  private CommandLine() {}

  static Result run(String... verbs) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.add("-jar");
    command.add(System.getProperty("refcount.agent"));
    command.addAll(List.of(verbs));
    return of(command.toArray(String[]::new));
  }

  /** The same of a command that has it run. */
  static Result of(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    try {
      process.getOutputStream().close();
      // Neither stream fills its pipe: help is a page.
      String out = read(process.getInputStream());
      String err = read(process.getErrorStream());
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
      return new Result(process.exitValue(), out, err);
    } finally {
      process.destroyForcibly();
    }
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String read(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}

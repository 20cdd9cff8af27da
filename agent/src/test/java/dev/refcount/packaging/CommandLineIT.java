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
import org.junit.jupiter.api.Test;

/** {@code java -jar refcount-agent.jar}. */
final class CommandLineIT {
  private record Result(int exitCode, String out, String err) {}

  @Test
  void without_a_verb_it_prints_help() throws Exception {
    Result result = run();
    assertEquals(0, result.exitCode(), result.toString());
    assertTrue(result.out().contains("-javaagent:refcount-agent.jar="), result.toString());
    assertTrue(result.out().contains("tag"), result.toString());
    assertEquals("", result.err());
    assertEquals(result, run("help"));
    assertEquals(result, run("--help"));
  }

  @Test
  void it_knows_its_version() throws Exception {
    Result result = run("version");
    assertEquals(0, result.exitCode());
    assertTrue(result.out().matches("refcount \\d+\\.\\d+\\.\\d+\\S*\\R"), result.toString());
  }

  @Test
  void an_unknown_verb_is_wrong_use() throws Exception {
    Result result = run("frobnicate");
    assertEquals(2, result.exitCode());
    assertEquals("", result.out());
    assertTrue(result.err().contains("frobnicate"), result.toString());
    assertEquals(1, result.err().lines().count(), "one line, no stack trace");
  }

  private static Result run(String... verbs) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(System.getProperty("refcount.agent"));
    command.addAll(List.of(verbs));
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

  private static String read(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}

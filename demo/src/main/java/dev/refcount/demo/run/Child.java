package dev.refcount.demo.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What another process did: its standard output, and in one line why it failed, or null. */
record Child(List<String> output, String failure) {
  /** Runs a command to its end, or for so many seconds; never throws because of what it does. */
  static Child run(List<String> command, int seconds) {
    try {
      return start(command, seconds);
    } catch (IOException e) {
      return new Child(List.of(), "can't be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Child(List.of(), "was interrupted");
    }
  }

  private static Child start(List<String> command, int seconds) throws IOException, InterruptedException {
    // Files, not pipes: a pipe that is not read while the program runs would stop it when full.
    Path output = Files.createTempFile("lesson", ".out");
    Path errors = Files.createTempFile("lesson", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command)
          .redirectOutput(output.toFile()).redirectError(errors.toFile());
      // A JVM that finds one of these says so on its own, or counts something else.
      builder.environment().keySet().removeAll(
          List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "REFCOUNT_OPTS"));
      builder.environment().put("LESSON_FACTS", "1");
      Process process = builder.start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      process.destroyForcibly().waitFor();
      List<String> lines = lines(output);
      if (!ended) {
        return new Child(lines, "did not end within " + seconds + " seconds");
      }
      return new Child(lines, process.exitValue() == 0 ? null : reason(lines(errors), process.exitValue()));
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8).lines().toList();
  }

  /** The last line that is no frame of a stack trace and, if there is another, no line of the agent. */
  private static String reason(List<String> errors, int exitCode) {
    List<String> said = errors.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("  "))
        .filter(line -> !line.startsWith("Traceback")).toList();
    List<String> own = said.stream().filter(line -> !line.startsWith("refcount:")).toList();
    List<String> chosen = own.isEmpty() ? said : own;
    return "ended with exit code " + exitCode
        + (chosen.isEmpty() ? "" : ": " + chosen.get(chosen.size() - 1).strip());
  }
}

package dev.refcount.demo.work;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a program did in a JVM of its own. */
public record Forked(int exitCode, String output, List<String> errors) {
  private static final int SECONDS = 300;

  /** Runs {@code command}, a main class and its arguments; {@code agent} is the agent's options, or null. */
  public static Forked run(Path logs, String agent, List<String> classPath, String... command)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (agent != null) {
      line.add("-javaagent:" + System.getProperty("refcount.agent") + "=" + agent);
    }
    line.add("-cp");
    line.add(String.join(File.pathSeparator, classPath));
    line.addAll(List.of(command));
    // Files, not pipes: a pipe that is not read while the program runs would stop it when full.
    Path output = Files.createTempFile(logs, "stdout", ".txt");
    Path errors = Files.createTempFile(logs, "stderr", ".txt");
    ProcessBuilder builder = new ProcessBuilder(line)
        .redirectOutput(output.toFile()).redirectError(errors.toFile());
    // A JVM that finds one of these says so on standard error, or counts something else.
    builder.environment().keySet().removeAll(
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "REFCOUNT_OPTS"));
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), () -> "hangs: " + line);
    } finally {
      process.destroyForcibly();
    }
    return new Forked(process.exitValue(), Files.readString(output), Files.readAllLines(errors));
  }

  /** Where {@code type} was loaded from: a folder of classes, or a jar. */
  public static String origin(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}

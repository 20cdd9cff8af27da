package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs beside a test: it answers one line with one line, and ends with its input. */
final class Companion implements AutoCloseable {
  private final Process process;
  private final Path err;
  private final BufferedReader answers;
  private final Writer questions;

  private Companion(Process process, Path err) {
    this.process = process;
    this.err = err;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts the program and waits until it says that it is ready. */
  static Companion start(Class<?> main, Path folder, String... jvmOptions) throws Exception {
    Companion companion = begin(main, folder, jvmOptions);
    companion.awaitReady();
    return companion;
  }

  static Companion begin(Class<?> main, Path folder, String... jvmOptions) throws Exception {
    List<String> command = new ArrayList<>(List.of(CommandLine.java()));
    command.addAll(List.of(jvmOptions));
    Path classes = Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    command.addAll(List.of("-cp", classes.toString(), main.getName()));
    Path err = Files.createTempFile(folder, main.getSimpleName(), ".err");
    return new Companion(new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
  }

  void awaitReady() throws IOException {
    assertEquals("ready", answers.readLine(), () -> err());
  }

  static String agent(String options) {
    return "-javaagent:" + ForkedJvm.agentJar() + "=" + options;
  }

  String pid() {
    return Long.toString(process.pid());
  }

  String ask(String question) throws IOException {
    questions.write(question + "\n");
    questions.flush();
    return answers.readLine();
  }

  String err() {
    try {
      return Files.readString(err);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  /** Ends the program, which must have nothing more to say and nothing to complain of. */
  void end() throws Exception {
    finish();
    assertEquals("", err());
  }

  /** The same for one that was told something at its start. */
  void finish() throws Exception {
    questions.close();
    assertEquals(null, answers.readLine());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
    assertEquals(0, process.exitValue(), err());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

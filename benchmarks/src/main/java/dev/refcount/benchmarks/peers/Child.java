package dev.refcount.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that answers line by line; what it says on standard error goes to a log. */
final class Child implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 240;
  /** Ten million objects take minutes to be born and counted on a busy machine. */
  private static final int PATIENCE_FOR_HEAP_SECONDS = 600;
  private static final Pattern ANSWER = Pattern.compile("= (\\S+) (.*)");

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  private Child(List<String> command, Path log) throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** {@link Program} with that many objects, started with more arguments of the JVM's. */
  static Child java(List<String> jvm, Path log, String... program) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(tool("java"));
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
    command.addAll(List.of(program));
    return new Child(command, log);
  }

  static Child of(List<String> command, Path log) throws IOException {
    return new Child(command, log);
  }

  /** A tool of the JDK that this runs on. */
  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  long pid() {
    return process.pid();
  }

  /** What it answers to the question, or why it does not. */
  Stopwatch.Reading ask(String question) throws IOException, Unanswered {
    try {
      questions.write(question + "\n");
      questions.flush();
    } catch (IOException closed) {
      throw new Unanswered("its process has ended");
    }
    String line = await("[=!] .*").group();
    Matcher answer = ANSWER.matcher(line);
    if (!answer.matches()) {
      throw new Unanswered(line.substring(2));
    }
    return new Stopwatch.Reading(Double.parseDouble(answer.group(1)), answer.group(2));
  }

  /** Waits until its heap is full. */
  void awaitReady() throws Unanswered {
    await(Program.READY, PATIENCE_FOR_HEAP_SECONDS);
  }

  /** The next line of that form; other lines are skipped. */
  Matcher await(String form) throws Unanswered {
    return await(form, PATIENCE_SECONDS);
  }

  private Matcher await(String form, int seconds) throws Unanswered {
    Pattern pattern = Pattern.compile(form);
    CompletableFuture<Matcher> next = CompletableFuture.supplyAsync(() -> next(pattern));
    try {
      Matcher found = next.get(seconds, TimeUnit.SECONDS);
      if (found == null) {
        throw new Unanswered("its process has ended" + code());
      }
      return found;
    } catch (TimeoutException late) {
      process.destroyForcibly();
      throw new Unanswered("no answer in " + seconds + " s");
    } catch (InterruptedException | ExecutionException failure) {
      throw new Unanswered(failure.toString());
    }
  }

  private String code() throws InterruptedException {
    return process.waitFor(5, TimeUnit.SECONDS) ? ", exit code " + process.exitValue() : "";
  }

  private Matcher next(Pattern pattern) {
    return answers.lines().map(pattern::matcher).filter(Matcher::matches).findFirst().orElse(null);
  }

  /** It has nothing to lose, and another must not start while it runs. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

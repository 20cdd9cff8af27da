package dev.refcount.forked;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One run of a command: its streams go to files, so that a child that writes much can't block and one
 * that hangs leaves what it wrote. A child that overstays is asked for its threads, then killed.
 */
final class Child {
  private final List<String> command;
  private final Duration timeout;
  private final Path out;
  private final Path err;
  private final Path threads;
  private final Path log;

  Child(String name, List<String> command, Duration timeout) {
    this.command = command;
    this.timeout = timeout;
    this.out = ForkedJvm.logs().resolve(name + ".out");
    this.err = ForkedJvm.logs().resolve(name + ".err");
    this.threads = ForkedJvm.logs().resolve(name + ".threads");
    this.log = ForkedJvm.logs().resolve(name + ".log");
  }

  /** A tool of the JDK that runs this test. */
  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  Run run(Consumer<ProcessBuilder> prepare) throws IOException, InterruptedException {
    Files.createDirectories(out.getParent());
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectOutput(out.toFile()).redirectError(err.toFile());
    prepare.accept(builder);
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return finished(process.exitValue());
      }
      dumpThreads(process.pid());
    } finally {
      process.destroyForcibly();
    }
    throw new AssertionError("still running after " + timeout.toSeconds() + " s, threads in " + threads
        + "\n" + String.join(" ", command)
        + "\n--- standard output\n" + Files.readString(out)
        + "--- standard error\n" + Files.readString(err));
  }

  private Run finished(int exitCode) throws IOException {
    Run run = new Run(exitCode, Files.readString(out), Files.readString(err), log);
    Files.writeString(log, String.join(" ", command) + "\n" + run.describe());
    return run;
  }

  /** The attach mechanism may hang with the program, so it has its own limit. */
  private void dumpThreads(long pid) throws IOException, InterruptedException {
    Process jcmd = new ProcessBuilder(tool("jcmd"), Long.toString(pid), "Thread.print", "-l")
        .redirectErrorStream(true).redirectOutput(threads.toFile()).start();
    if (!jcmd.waitFor(20, TimeUnit.SECONDS)) jcmd.destroyForcibly();
  }
}

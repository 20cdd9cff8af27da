package dev.refcount.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one benchmark in one JVM of a given state; what JMH and the agent say there goes to a log. */
final class Forks implements AutoCloseable {
  /** Classes of the measured methods, and of what they spend their time in. */
  private static final List<String> MEASURED =
      List.of(
          "dev.refcount.benchmarks.*",
          "dev.refcount.benchmarks.jmh_generated.*",
          "dev.refcount.boot.*",
          "java.util.ArrayList",
          "java.util.HashMap");

  private final Path agent;
  private final Effort effort;
  private final Path report;
  private final PrintStream log;
  private final OutputFormat format;

  Forks(Path agent, Effort effort, Path log) throws IOException {
    this.agent = agent;
    this.effort = effort;
    this.report = Files.createTempFile("refcount-benchmarks", ".txt");
    this.log = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
    this.format = OutputFormatFactory.createFormatInstance(this.log, VerboseMode.NORMAL);
  }

  /** Full names of the benchmarks whose name contains a match of one of the patterns. */
  List<String> benchmarks(List<String> patterns) {
    // Queries need a ledger to ask, so they are not compared with a JVM without one.
    List<String> others = List.of("\\." + Queries.class.getSimpleName() + "\\.");
    return BenchmarkList.defaultList().find(format, patterns, others).stream()
        .map(BenchmarkListEntry::getUsername)
        .toList();
  }

  Collection<RunResult> run(String benchmark, JvmState state) throws RunnerException {
    log.println("# refcount: " + benchmark + " in state " + state);
    Options options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(benchmark) + "$")
            .forks(1)
            .warmupIterations(effort.warmups())
            .warmupTime(effort.iteration())
            .measurementIterations(effort.iterations())
            .measurementTime(effort.iteration())
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend(jvmArguments(state))
            .shouldFailOnError(true)
            .build();
    return new Runner(options, format).run();
  }

  private String[] jvmArguments(JvmState state) {
    List<String> arguments = new ArrayList<>();
    // How often the collector runs must not depend on how much memory the machine has.
    arguments.add("-Xmx1g");
    // Weaving the JDK throws away what is compiled, and the compiler then works for seconds to make it
    // good. Measured methods wait for it: else they would be measured as the interpreter runs them.
    arguments.add("-XX:CompileCommand=quiet");
    for (String type : MEASURED) {
      arguments.add("-XX:CompileCommand=BackgroundCompilation," + type + "::*,false");
    }
    arguments.addAll(state.jvmArguments(agent, report));
    return arguments.toArray(String[]::new);
  }

  @Override
  public void close() throws IOException {
    log.close();
    Files.deleteIfExists(report);
  }
}

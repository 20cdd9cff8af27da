package dev.refcount.benchmarks.programs;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Runs a program once, in a JVM of its own. What it said stays in a folder, by program and state. */
final class Fork {
  /** Far more than any takes: on a machine with much other work ten minutes were not enough. */
  private static final Duration LIMIT = Duration.ofMinutes(20);
  /** How often the collector runs must not depend on how much memory the machine has. */
  private static final String HEAP = "-Xmx4g";

  /** What a run printed, and took. */
  record Outcome(Figures figures, String output) {}

  private final Path agent;
  private final Path folder;
  private final Duration limit;

  Fork(Path agent, Path folder) throws IOException {
    this(agent, folder, LIMIT);
  }

  Fork(Path agent, Path folder, Duration limit) throws IOException {
    this.agent = agent;
    this.folder = Files.createDirectories(folder);
    this.limit = limit;
  }

  /** @param passes how often the program runs in it */
  Outcome run(Program program, AgentState state, int passes) throws IOException, InterruptedException, Failed {
    Path figures = file(program, state, "figures");
    Path output = file(program, state, "out");
    Path report = file(program, state, "report.txt");
    Files.deleteIfExists(figures);
    Files.deleteIfExists(report);
    ProcessBuilder builder =
        new ProcessBuilder(command(program, state, passes, figures, report))
            .redirectOutput(output.toFile())
            .redirectError(file(program, state, "err").toFile());
    // For these runs only: not the developer's own. All are of one jar and one main class, which no others are.
    Path cache = folder.resolve("woven").resolve(program.name());
    builder.environment().put("REFCOUNT_CACHE", cache.toString());
    builder.environment().remove("REFCOUNT_OPTS");

    long started = Timekeeper.now();
    Process process = builder.start();
    Watched watched = new Watched(process);
    try {
      watched.untilEnd(limit);
    } finally {
      process.destroyForcibly();
    }
    double seconds = (Timekeeper.now() - started) / 1e6;
    if (process.exitValue() != 0 || !Files.exists(figures)) {
      throw new Failed("exit code " + process.exitValue());
    }
    if (isFull(report)) {
      throw new Failed("ledger full");
    }
    return new Outcome(figures(figures, started, seconds, watched), Files.readString(output));
  }

  private Path file(Program program, AgentState state, String ending) {
    return folder.resolve(program.name() + "-" + state.toString().replace(' ', '-') + "." + ending);
  }

  private List<String> command(
      Program program, AgentState state, int passes, Path figures, Path report) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.addAll(state.jvmArguments(program, agent, report));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Timekeeper.class.getName()));
    command.addAll(List.of(figures.toString(), Integer.toString(passes), program.main()));
    command.addAll(program.arguments());
    return command;
  }

  private static Figures figures(Path file, long started, double seconds, Watched watched)
      throws IOException {
    Properties noted = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      noted.load(reader);
    }
    long began = Long.parseLong(noted.getProperty("began"));
    long heap = Long.parseLong(noted.getProperty("heap"));
    return new Figures(
        seconds,
        Long.parseLong(noted.getProperty("first")) / 1e6,
        Long.parseLong(noted.getProperty("warm")) / 1e6,
        watched.processorSeconds(),
        watched.peak() > 0 ? watched.peak() : heap,
        Long.parseLong(noted.getProperty("collecting")) / 1e3,
        (began - started) / 1e6);
  }

  /** Then less was counted than the state says, and the figures are of no use. */
  private static boolean isFull(Path report) throws IOException {
    return Files.exists(report) && Files.readString(report).contains("the ledger filled its budget");
  }
}

package dev.refcount.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the agent adds to the start of a JVM: an empty program, with and without it by turns; with it also
 * for the first time, when nothing woven is there from an earlier start. Exit code 1: with {@code jdk=all}
 * it adds more than the limit; 2: it could not begin.
 */
public final class Startup {
  private static final double LIMIT_SECONDS = 0.8;
  private static final int ROUNDS = 15;
  private static final String PLAIN = "no agent";
  private static final String ALL = "jdk=all";
  /** Behind what the variant is otherwise. */
  private static final String FIRST = ", first";

  private Startup() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      System.exit(run(Arguments.rounds(Startup.class, ROUNDS, arguments)));
    } catch (Refusal refusal) {
      System.err.println("benchmarks: " + refusal.getMessage());
      System.exit(2);
    }
  }

  private static int run(int rounds) throws IOException, InterruptedException, Refusal {
    Path agent = Locations.agent();
    Path folder = Files.createTempDirectory("refcount-startup");
    Path report = folder.resolve("report.txt");
    Path output = folder.resolve("output.txt");
    Path woven = folder.resolve("woven");
    try {
      Map<String, Samples> seconds = new LinkedHashMap<>();
      // The first round fills the file cache and isn't counted.
      for (int round = 0; round <= rounds; round++) {
        for (String variant : List.of(PLAIN, ALL, ALL + FIRST, "jdk=collections", "jdk=none")) {
          boolean first = variant.endsWith(FIRST);
          Path cache = first ? folder.resolve("nothing") : woven;
          double took = seconds(command(variant, agent, report), output, cache);
          if (first) {
            delete(cache);
          }
          if (round > 0) {
            seconds.computeIfAbsent(variant, none -> new Samples()).add(took);
          }
        }
      }
      return conclude(seconds, rounds);
    } finally {
      Files.deleteIfExists(report);
      Files.deleteIfExists(output);
      delete(woven);
      Files.delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static List<String> command(String variant, Path agent, Path report) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!variant.equals(PLAIN)) {
      String options = variant.replace(FIRST, "") + ",tag=" + NeverUsed.class.getName() + ",report=" + report;
      command.add("-javaagent:" + agent + "=" + options);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Empty.class.getName()));
    return command;
  }

  private static double seconds(List<String> command, Path output, Path cache)
      throws IOException, InterruptedException, Refusal {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("REFCOUNT_CACHE", cache.toString());
    long start = System.nanoTime();
    int code = builder.start().waitFor();
    double took = (System.nanoTime() - start) / 1e9;
    if (code != 0) {
      String said = Files.readString(output).strip();
      throw new Refusal(String.join(" ", command) + " ended with " + code + ": " + said);
    }
    return took;
  }

  private static int conclude(Map<String, Samples> seconds, int rounds) {
    double plain = seconds.get(PLAIN).median();
    TextTable table = new TextTable("start-up", "median s", "lowest", "highest", "+ s", "ratio");
    seconds.forEach((variant, took) -> table.row(cells(variant, took, plain)));
    System.out.print(table);
    System.out.println();
    System.out.println("rounds: " + rounds + ", " + Machine.now());
    double added = seconds.get(ALL).median() - plain;
    if (added > LIMIT_SECONDS) {
      System.err.println(
          TextTable.number("benchmarks: " + ALL + " adds %.2f s", added)
              + TextTable.number(" to a start, the limit is %.2f s", LIMIT_SECONDS));
      return 1;
    }
    return 0;
  }

  private static String[] cells(String variant, Samples took, double plain) {
    boolean isPlain = variant.equals(PLAIN);
    return new String[] {
      variant,
      TextTable.number("%.3f", took.median()),
      TextTable.number("%.3f", took.low()),
      TextTable.number("%.3f", took.high()),
      isPlain ? "" : TextTable.number("%+.3f", took.median() - plain),
      isPlain ? "" : TextTable.number("%.2f x", took.median() / plain)
    };
  }
}

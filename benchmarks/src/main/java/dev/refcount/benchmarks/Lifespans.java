package dev.refcount.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether tagged objects die later with the agent than without: collections until dropped objects are
 * gone, by collector, for objects that died young and old. Exit code 1: with Serial, Parallel or G1 they
 * do; 2: it could not begin.
 */
public final class Lifespans {
  private static final int ROUNDS = 10;
  /** By name in the table; what a JVM does not have is left out and said. */
  private static final Map<String, List<String>> COLLECTORS = new LinkedHashMap<>();

  /** Those whose collections of the young generation clear weak references, so that all is comparable. */
  private static final List<String> PROMISED = List.of("Serial", "Parallel", "G1");

  static {
    COLLECTORS.put("Serial", List.of("-XX:+UseSerialGC"));
    COLLECTORS.put("Parallel", List.of("-XX:+UseParallelGC"));
    COLLECTORS.put("G1", List.of("-XX:+UseG1GC"));
    COLLECTORS.put("ZGC", List.of("-XX:+UseZGC"));
    COLLECTORS.put("Shenandoah", List.of("-XX:+UseShenandoahGC"));
  }

  private Lifespans() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      System.exit(run(Arguments.rounds(Lifespans.class, ROUNDS, arguments)));
    } catch (Refusal refusal) {
      System.err.println("benchmarks: " + refusal.getMessage());
      System.exit(2);
    }
  }

  private static int run(int rounds) throws IOException, InterruptedException, Refusal {
    Path agent = Locations.agent();
    TextTable table =
        new TextTable("gone after collections", "died", "no agent", "worst", "agent", "worst");
    boolean later = false;
    for (Map.Entry<String, List<String>> collector : COLLECTORS.entrySet()) {
      Map<String, Samples> plain = lifespans(collector.getValue(), List.of(), rounds);
      if (plain.isEmpty()) {
        System.out.println(collector.getKey() + ": not in this JVM");
        continue;
      }
      String option =
          "-javaagent:" + agent + "=tag=" + Payload.class.getName() + ",report=" + report();
      Map<String, Samples> counted = lifespans(collector.getValue(), List.of(option), rounds);
      for (String age : plain.keySet()) {
        Samples without = plain.get(age);
        Samples with = counted.get(age);
        table.row(collector.getKey(), age, median(without), worst(without), median(with), worst(with));
        later |= PROMISED.contains(collector.getKey()) && with.median() > without.median();
      }
    }
    System.out.print(table);
    System.out.println();
    System.out.println("rounds: " + rounds + ", " + Machine.now());
    if (later) {
      System.err.println("benchmarks: tagged objects die later with the agent than without");
    }
    return later ? 1 : 0;
  }

  private static Path report() throws IOException {
    Path report = Files.createTempFile("refcount-lifespans", ".txt");
    report.toFile().deleteOnExit();
    return report;
  }

  /** Nothing if the JVM does not know the collector. */
  private static Map<String, Samples> lifespans(
      List<String> collector, List<String> agent, int rounds)
      throws IOException, InterruptedException, Refusal {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(collector);
    command.addAll(agent);
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Lifespan.class.getName(), Integer.toString(rounds)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, Samples> found = new LinkedHashMap<>();
    if (process.waitFor() != 0) {
      // Without the agent only the collector can be refused; with it, it is known by now.
      if (agent.isEmpty()) {
        return found;
      }
      throw new Refusal(String.join(" ", command) + " failed: " + said.strip());
    }
    for (String line : said.lines().filter(each -> each.matches("(young|old) \\d+")).toList()) {
      String[] words = line.split(" ");
      found.computeIfAbsent(words[0], none -> new Samples()).add(Double.parseDouble(words[1]));
    }
    return found;
  }

  private static String median(Samples samples) {
    return text(samples.median());
  }

  private static String worst(Samples samples) {
    return text(samples.high());
  }

  private static String text(double collections) {
    return collections >= Long.MAX_VALUE ? "never" : TextTable.number("%.1f", collections);
  }
}

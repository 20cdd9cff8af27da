package dev.refcount.benchmarks;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the benchmarks in the four states, prints one table and draws it, {@code stores.svg}. Exit code 1:
 * an untagged store allocates, or something could not be measured; 2: it could not begin.
 */
public final class Suite {
  private static final String USAGE =
      "java -jar benchmarks.jar [--quick] [PATTERN ...]: runs the benchmarks whose names match";

  /** What {@code results.json} holds. */
  private record Results(
      Machine machine, String agent, boolean quick, List<Comparison.Row> rows, List<String> failures) {}

  private Suite() {}

  public static void main(String[] arguments) throws IOException {
    try {
      System.exit(run(new ArrayList<>(List.of(arguments))));
    } catch (Refusal refusal) {
      System.err.println("benchmarks: " + refusal.getMessage());
      System.exit(2);
    }
  }

  private static int run(List<String> arguments) throws IOException, Refusal {
    boolean quick = arguments.remove("--quick");
    if (arguments.stream().anyMatch(argument -> argument.startsWith("-"))) {
      throw new Refusal("usage: " + USAGE);
    }
    Path agent = Locations.agent();
    Path log = Locations.target().resolve("jmh.log");
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    try (Forks forks = new Forks(agent, effort, log)) {
      List<String> benchmarks = forks.benchmarks(arguments.isEmpty() ? effort.patterns() : arguments);
      if (benchmarks.isEmpty()) {
        throw new Refusal("no benchmark matches " + String.join(" ", arguments));
      }
      Campaign campaign = new Campaign(forks, effort.rounds());
      for (int i = 0; i < benchmarks.size(); i++) {
        String name = Campaign.shortName(benchmarks.get(i));
        System.err.println("benchmarks: " + name + " (" + (i + 1) + " of " + benchmarks.size() + ")");
        campaign.measure(benchmarks.get(i));
      }
      return conclude(campaign, agent, quick, log);
    }
  }

  private static int conclude(Campaign campaign, Path agent, boolean quick, Path log)
      throws IOException {
    Comparison comparison = new Comparison(campaign.measurements());
    Machine machine = Machine.now();
    System.out.println();
    System.out.print(comparison.table());
    System.out.println();
    System.out.println(machine);
    if (!comparison.rows().isEmpty()) {
      Files.writeString(Locations.target().resolve("stores.svg"), StorePicture.svg(comparison));
    }
    write(new Results(machine, agent.toString(), quick, comparison.rows(), campaign.failures()));

    for (String failure : campaign.failures()) {
      System.err.println("benchmarks: not measured: " + failure + ", see " + log);
    }
    List<Measurement> allocating = comparison.allocatingUntaggedStores();
    for (Measurement store : allocating) {
      System.err.println(
          "benchmarks: an untagged store allocates: "
              + store.benchmark()
              + TextTable.number(", %.1f B/op", store.bytes()));
    }
    return campaign.failures().isEmpty() && allocating.isEmpty() ? 0 : 1;
  }

  private static void write(Results results) throws IOException {
    Gson gson = new GsonBuilder().setPrettyPrinting().create();
    Files.writeString(Locations.target().resolve("results.json"), gson.toJson(results) + "\n");
  }
}

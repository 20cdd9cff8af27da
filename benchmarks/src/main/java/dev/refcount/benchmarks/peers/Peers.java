package dev.refcount.benchmarks.peers;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.refcount.benchmarks.Arguments;
import dev.refcount.benchmarks.Locations;
import dev.refcount.benchmarks.Machine;
import dev.refcount.benchmarks.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the agent and what people use instead about the same heaps, and writes one table to standard output,
 * one picture to {@code peers.svg} and all figures to {@code peers.json}. Exit code 1: ours gave no answer or
 * a wrong one; 2: it could not begin.
 */
public final class Peers {
  private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000, 10_000_000);
  private static final Integer LARGEST = SIZES.get(SIZES.size() - 1);
  private static final List<Integer> QUICK = SIZES.subList(0, 2);
  private static final long MOST_MEGABYTES = 6 * 1024;
  /** What the ledger and the objects of the largest heap take together. */
  private static final long LARGEST_MEGABYTES = 4 * 1024;

  /** What {@code peers.json} holds. */
  private record Results(Machine machine, boolean quick, List<Cost> costs, List<String> failures) {}

  private Peers() {}

  public static void main(String[] arguments) throws IOException {
    try {
      System.exit(run(Arguments.quick(Peers.class, arguments)));
    } catch (Refusal refusal) {
      System.err.println("benchmarks: " + refusal.getMessage());
      System.exit(2);
    }
  }

  private static int run(boolean quick) throws IOException, Refusal {
    Path agent = Locations.agent();
    Path log = Locations.target().resolve("peers.log");
    Files.deleteIfExists(log);
    Costs costs = new Costs();
    boolean python = hasPython();
    if (!python) {
      costs.failed("CPython: there is no python3 here");
    }
    List<Integer> sizes = new ArrayList<>(quick ? QUICK : SIZES);
    long megabytes = Math.min(MOST_MEGABYTES, Machine.memoryMegabytes() / 3);
    if (megabytes < LARGEST_MEGABYTES && sizes.remove(LARGEST)) {
      costs.failed(LARGEST + " objects: this machine has too little memory");
    }
    for (int objects : sizes) {
      new Round(agent, log, megabytes, objects, costs).run(python);
    }
    return conclude(costs, sizes, quick, log);
  }

  private static boolean hasPython() {
    try {
      Process process = new ProcessBuilder("python3", "--version").start();
      return process.waitFor() == 0;
    } catch (IOException | InterruptedException none) {
      return false;
    }
  }

  private static int conclude(Costs costs, List<Integer> sizes, boolean quick, Path log)
      throws IOException {
    Machine machine = Machine.now();
    System.out.print(new PeerTable(costs, sizes).table());
    System.out.println();
    System.out.println(machine);
    costs.failures().forEach(line -> System.out.println("not measured: " + line));
    Gson gson = new GsonBuilder().setPrettyPrinting().create();
    Results results = new Results(machine, quick, costs.all(), costs.failures());
    Files.writeString(log.resolveSibling("peers.json"), gson.toJson(results) + "\n");
    if (!costs.all().isEmpty()) {
      Files.writeString(log.resolveSibling("peers.svg"), PeerPicture.svg(costs));
    }
    List<String> wrong = RightAnswers.wrong(costs, sizes);
    wrong.forEach(line -> System.err.println("benchmarks: " + line));
    return wrong.isEmpty() ? 0 : 1;
  }
}

package dev.refcount.benchmarks.programs;

import com.google.gson.GsonBuilder;
import dev.refcount.benchmarks.Locations;
import dev.refcount.benchmarks.Machine;
import dev.refcount.benchmarks.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures whole programs in all states and prints one table, which also goes into the README. Exit code 1:
 * a program failed, or printed something else than without the agent; 2: it could not begin.
 */
public final class Programs {
  /** What {@code programs.json} holds. */
  private record Results(Machine machine, String agent, int rounds, List<List<Measured>> programs) {}

  private Programs() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      System.exit(run(Request.of(arguments)));
    } catch (Refusal refusal) {
      System.err.println("programs: " + refusal.getMessage());
      System.exit(2);
    }
  }

  private static int run(Request request) throws IOException, InterruptedException, Refusal {
    List<Program> programs = Catalogue.named(request.programs());
    Catalogue.check();
    if (request.readme() != null) {
      new Readme(request.readme()).check();
    }
    Path agent = Locations.agent();
    Path folder = Locations.target().resolve("programs");
    Rounds rounds = new Rounds(new Fork(agent, folder), request.rounds());
    List<List<Measured>> measured = new ArrayList<>();
    for (Program program : programs) {
      measured.add(rounds.of(program));
    }
    Machine machine = Machine.now();
    Results results = new Results(machine, agent.toString(), request.rounds(), measured);
    Files.writeString(
        Locations.target().resolve("programs.json"),
        new GsonBuilder().setPrettyPrinting().create().toJson(results) + "\n");
    String text = new Sheet(measured) + "\nrounds: " + request.rounds() + ", " + machine + "\n";
    System.out.print(text);
    if (request.readme() != null) {
      new Readme(request.readme()).replace(asCode(text));
    }
    return conclude(measured, folder);
  }

  private static int conclude(List<List<Measured>> programs, Path folder) {
    List<Measured> failed =
        programs.stream().flatMap(List::stream).filter(each -> each.failure() != null).toList();
    for (Measured each : failed) {
      System.err.println(
          "programs: " + each.program() + ", " + each.state() + ": " + each.failure() + ", see " + folder);
    }
    return failed.isEmpty() ? 0 : 1;
  }

  /** As a block of code in Markdown, so that the columns stay below each other. */
  private static String asCode(String text) {
    return text.lines()
        .map(line -> line.isEmpty() ? "" : "    " + line)
        .collect(Collectors.joining("\n", "\n", "\n\n"));
  }
}

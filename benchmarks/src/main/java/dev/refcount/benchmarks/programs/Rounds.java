package dev.refcount.benchmarks.programs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a program in all states, one after the other, and that several times: what else the machine does
 * meanwhile falls on all states alike. Whatever it prints must be what it printed without the agent.
 */
final class Rounds {
  private final Fork fork;
  private final int rounds;

  Rounds(Fork fork, int rounds) {
    this.fork = fork;
    this.rounds = rounds;
  }

  List<Measured> of(Program program) throws IOException, InterruptedException {
    fillCache(program);
    Map<AgentState, Measured> measured = new EnumMap<>(AgentState.class);
    for (AgentState state : AgentState.values()) {
      measured.put(state, new Measured(program.name(), state));
    }
    SameOutput same = new SameOutput();
    for (int round = 1; round <= rounds; round++) {
      for (Measured each : measured.values()) {
        // It would fail again, some of it after minutes.
        if (each.failure() == null) {
          System.err.print("programs: " + program.name() + ", " + each.state() + ", round " + round + ": ");
          run(program, each, same);
        }
      }
    }
    return new ArrayList<>(measured.values());
  }

  private void run(Program program, Measured measured, SameOutput same)
      throws IOException, InterruptedException {
    try {
      Fork.Outcome outcome = fork.run(program, measured.state(), 1);
      same.check(outcome.output());
      Figures figures = outcome.figures().withWarm(warm(program, measured.state(), outcome.output()));
      measured.add(figures);
      System.err.println(figures);
    } catch (Failed failed) {
      measured.fail(failed.getMessage());
      System.err.println(failed.getMessage());
    }
  }

  /** Seconds of a pass in a JVM that has run several; null if there are none in this state. */
  private Double warm(Program program, AgentState state, String output)
      throws IOException, InterruptedException, Failed {
    if (!state.isRunWarm()) {
      return null;
    }
    Fork.Outcome outcome = fork.run(program, state, program.passes());
    if (!outcome.output().equals(output.repeat(program.passes()))) {
      throw new Failed("other output at a later pass");
    }
    return outcome.figures().warm();
  }

  /** Later starts find woven classes in the cache, after the first one in each state. */
  private void fillCache(Program program) throws IOException, InterruptedException {
    for (AgentState state : AgentState.values()) {
      try {
        fork.run(program, state, 1);
      } catch (Failed failed) {
        // The measured runs will say so too.
        System.err.println("programs: to fill the cache, " + state + ": " + failed.getMessage());
      }
    }
  }
}

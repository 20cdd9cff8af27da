package dev.refcount.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.JvmMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Random programs count exactly. {@code -Drefcount.programs=} and {@code -Drefcount.seed=} say how
 * many of them and from which seed on; in a longer run JVMs of all modes take turns.
 */
final class GeneratedIT {
  private static final int FEATURE = Runtime.version().feature();
  private static final int IN_ONE_JVM = 150;
  private static final int PROGRAMS = Integer.getInteger("refcount.programs", 300);
  private static final long SEED = Long.getLong("refcount.seed", 1);
  private static final JvmMode[] MODES =
      {JvmMode.DEFAULT, JvmMode.C1, JvmMode.C2, JvmMode.INTERPRETED};

  @Test
  void generated_programs_do_not_drift() throws Exception {
    for (int done = 0; done < PROGRAMS; done += IN_ONE_JVM) {
      int count = Math.min(IN_ONE_JVM, PROGRAMS - done);
      JvmMode mode = MODES[done / IN_ONE_JVM % MODES.length];
      Batch batch = new Batch(SEED + done + "-" + mode).jvm(mode.options().toArray(String[]::new));
      List<Program> programs = programs(SEED + done, count);
      assertEquals(Map.of(), batch.compile(programs));
      Batch.Outcome plain = batch.withoutAgent();
      programs = sound(programs, plain);
      Batch.Outcome counted = batch.underTheAgent();
      Failure failure = Failure.first(programs, counted);
      assertTrue(failure == null, () -> failure.shrunk(batch));
      assertEquals(0, counted.run().exitCode(), counted.run()::describe);
      assertFalse(counted.run().out().contains("DRIFT"), counted.run()::describe);
      assertEquals(repeatable(programs, plain), repeatable(programs, counted));
      System.out.println(
          programs.size() + " programs from seed " + (SEED + done) + ", " + mode + ": no drift");
    }
  }

  /** A generator that cannot fail is worth nothing. */
  @Test
  void a_store_that_is_not_woven_is_found_and_the_program_made_small() throws Exception {
    Batch batch = new Batch("planted").excluding("gen.*.R0");
    List<Program> programs = programs(1, 20);
    // The shortest that fails is made small soonest.
    programs.sort(Comparator.comparingInt(Program::size));
    assertEquals(Map.of(), batch.compile(programs));
    Failure failure = Failure.first(programs, batch.underTheAgent());
    assertTrue(failure != null, "nothing was found");
    String message = failure.shrunk(batch);
    assertTrue(message.matches("(?s).*\\.R0\\.[ab]: heap [1-9], ledger 0; PUTFIELD.*"), message);
    assertTrue(message.contains("new R0("), message);
    assertTrue(failure.small().size() <= failure.program().size() / 4, message);
  }

  /**
   * Without those that no JVM takes: JDK 17's javac gives the join behind a pattern in an {@code if} with a
   * switch that falls through a frame with a variable that is not set on every way there.
   */
  private static List<Program> sound(List<Program> programs, Batch.Outcome plain) {
    List<Program> sound =
        programs.stream()
            .filter(
                program ->
                    !plain.failures().getOrDefault(program.name(), "")
                        .startsWith("threw java.lang.VerifyError"))
            .toList();
    int left = programs.size() - sound.size();
    assertTrue(left * 10 <= programs.size(), left + " of " + programs.size() + " do not verify");
    return sound;
  }

  private static List<Program> programs(long seed, int count) {
    List<Program> programs = new ArrayList<>();
    for (long next = seed; next < seed + count; next++) {
      programs.add(Generator.program(next, FEATURE));
    }
    return programs;
  }

  /**
   * What the programs did, but for those in which threads race, or a pool decides which thread it is whose
   * {@code ThreadLocal} gives it a first value.
   */
  private static List<String> repeatable(List<Program> programs, Batch.Outcome outcome) {
    List<String> traces = new ArrayList<>();
    for (Program program : programs) {
      String text = program.text();
      boolean chance = text.contains("race(") || text.contains("pool") && text.contains("sized");
      if (!chance) {
        traces.add(program.name() + ": " + outcome.traces().get(program.name()));
      }
    }
    return traces;
  }
}

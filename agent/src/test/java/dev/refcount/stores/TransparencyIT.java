package dev.refcount.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.Forked;
import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.JvmMode;
import dev.refcount.forked.Run;
import java.nio.file.Path;

/** A program behaves with the agent as it does without, down to the last byte that it writes. */
final class TransparencyIT {
  private static final String OPTIONS = "tag=dev.refcount.stores.*";

  @Forked
  void a_program_writes_the_same_bytes_with_and_without_the_agent(JvmMode mode) throws Exception {
    Path report = ForkedJvm.logs().resolve("Transparent-" + mode + "-report.txt");
    Run alone = program(mode).named("alone").run();
    Run watched = program(mode).named("watched").agent(OPTIONS + ",report=" + report).run();
    assertTrue(alone.out().endsWith("the end\n") && alone.err().contains("\tat "), alone::describe);
    assertEquals(alone.out(), watched.out(), "standard output");
    assertEquals(alone.err(), watched.errOfTheProgram(), "standard error");
    assertEquals(3, alone.exitCode(), alone::describe);
    assertEquals(3, watched.exitCode(), watched::describe);
  }

  private static ForkedJvm program(JvmMode mode) {
    return ForkedJvm.of(Transparent.class).mode(mode).arguments("one", "two");
  }
}

package dev.refcount.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The states of a JVM that the benchmarks compare: each pays for what those before it do, and more. */
enum JvmState {
  /** No agent: what all others are measured against. */
  NONE(null),
  /** The agent is there, its hooks are not. */
  UNWOVEN("jdk=none,exclude=dev.refcount.benchmarks.**:" + Harness.CLASSES),
  /** Every store asks, and hears no: with a * in the name no hook waits until there is such a class. */
  UNTAGGED("tag=dev.refcount.benchmarks.Never*,exclude=" + Harness.CLASSES),
  /**
   * Every store of the benchmarks' own objects is counted. The largest of them are most of their heap: with
   * the usual budget a part would not be.
   */
  TAGGED("tag=" + Payload.class.getName() + ",budget=60%,exclude=" + Harness.CLASSES);

  /**
   * JMH's part of the forked JVM, the loops it generates among it. Not woven: its variables and calls
   * around the measured method are no part of the program.
   */
  private static final class Harness {
    static final String CLASSES = "org.openjdk.jmh.**:dev.refcount.benchmarks.jmh_generated.**";
  }

  private final String options;

  JvmState(String options) {
    this.options = options;
  }

  /** What the forked JVM is started with. */
  List<String> jvmArguments(Path agent, Path report) {
    return options == null
        ? List.of()
        : List.of("-javaagent:" + agent + "=" + options + ",report=" + report);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

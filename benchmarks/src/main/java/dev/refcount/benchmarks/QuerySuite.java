package dev.refcount.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link Queries} in JVMs that count, and prints JMH's own table. Exit code 2: it could not begin.
 *
 * <pre>{@code java -cp benchmarks.jar dev.refcount.benchmarks.QuerySuite}</pre>
 */
public final class QuerySuite {
  /** Megabytes; a JVM with ten million objects and their ledger takes 6 GB at most. */
  private static final long MEMORY_FOR_ALL = 10 * 1024;

  private QuerySuite() {}

  public static void main(String[] arguments) throws IOException, RunnerException {
    Path report = Files.createTempFile("refcount-queries", ".txt");
    try {
      boolean all = Machine.memoryMegabytes() > MEMORY_FOR_ALL;
      if (!all) {
        System.err.println("benchmarks: ten million objects are left out, this machine has too little memory");
      }
      List<String> jvm = new ArrayList<>(List.of(all ? "-Xmx6g" : "-Xmx3g"));
      jvm.addAll(JvmState.TAGGED.jvmArguments(Locations.agent(), report));
      new Runner(
              new OptionsBuilder()
                  .param("objects", (all ? Queries.SIZES : Queries.SIZES.subList(0, 3)).toArray(String[]::new))
                  .include("\\." + Queries.class.getSimpleName() + "\\.")
                  .jvmArgsAppend(jvm.toArray(String[]::new))
                  .shouldFailOnError(true)
                  .build())
          .run();
    } catch (Refusal refusal) {
      System.err.println("benchmarks: " + refusal.getMessage());
      System.exit(2);
    } finally {
      Files.deleteIfExists(report);
    }
  }
}

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
  private QuerySuite() {}

  public static void main(String[] arguments) throws IOException, RunnerException {
    Path report = Files.createTempFile("refcount-queries", ".txt");
    try {
      // A million records take more than the usual share of this heap.
      List<String> jvm = new ArrayList<>(List.of("-Xmx3g"));
      jvm.addAll(JvmState.TAGGED.jvmArguments(Locations.agent(), report));
      jvm.set(1, jvm.get(1) + ",budget=1g");
      new Runner(
              new OptionsBuilder()
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

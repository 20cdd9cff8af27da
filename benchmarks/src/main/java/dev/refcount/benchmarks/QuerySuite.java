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
 * Runs {@link Queries} in JVMs that count, and prints JMH's own tables: up to a million objects, and with
 * ten million where the machine has room; with {@code --quick} up to a hundred thousand. Exit code 2: it
 * could not begin.
 *
 * <pre>{@code java -cp benchmarks.jar dev.refcount.benchmarks.QuerySuite [--quick]}</pre>
 */
public final class QuerySuite {
  private static final String QUERIES = "\\." + Queries.class.getSimpleName() + "\\.";
  private static final String[] QUICK_SIZES = {"10000", "100000"};
  private static final String[] SIZES = {"10000", "100000", "1000000"};
  private static final String LARGEST = "10000000";
  /** What ten million objects, as many holders and their ledger need, and the machine has other things to do. */
  private static final String HEAP_FOR_LARGEST = "-Xmx8g";

  private static final long MEGABYTES_FOR_LARGEST = 12 * 1024;

  private QuerySuite() {}

  public static void main(String[] arguments) throws IOException, RunnerException {
    try {
      run(Arguments.quick(QuerySuite.class, arguments));
    } catch (Refusal refusal) {
      System.err.println("benchmarks: " + refusal.getMessage());
      System.exit(2);
    }
  }

  private static void run(boolean quick) throws IOException, RunnerException, Refusal {
    Path report = Files.createTempFile("refcount-queries", ".txt");
    try {
      List<String> agent = JvmState.TAGGED.jvmArguments(Locations.agent(), report);
      run("-Xmx3g", agent, quick ? QUICK_SIZES : SIZES);
      if (!quick && Machine.memoryMegabytes() >= MEGABYTES_FOR_LARGEST) {
        run(HEAP_FOR_LARGEST, agent, LARGEST);
      } else if (!quick) {
        System.err.println("benchmarks: ten million objects left out: this machine has too little memory");
      }
    } finally {
      Files.deleteIfExists(report);
    }
  }

  private static void run(String heap, List<String> agent, String... sizes)
      throws RunnerException {
    List<String> jvm = new ArrayList<>(List.of(heap));
    jvm.addAll(agent);
    new Runner(
            new OptionsBuilder()
                .include(QUERIES)
                .param("objects", sizes)
                .jvmArgsAppend(jvm.toArray(String[]::new))
                .shouldFailOnError(true)
                .build())
        .run();
  }
}

package dev.refcount.demo.work;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.h2.Driver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two real programs under each collector, audited at a rest in mid-run and at exit: the ledger is what
 * the VM's own heap is.
 */
final class RestCollectorsIT {
  @TempDir
  static Path folder;

  /** Compact headers are a product option from JDK 25 on. */
  static Stream<String> collectors() {
    return Arrays.stream(System.getProperty("refcount.collectors").split(";"))
        .map(String::strip)
        .filter(o -> Runtime.version().feature() >= 25 || !o.contains("CompactObjectHeaders"));
  }

  @ParameterizedTest
  @MethodSource("collectors")
  void the_compiler_does_not_drift(String options) throws Exception {
    audit(options, "com.sun.tools.javac.tree.JCTree+", "checked [1-9]\\d{4,} drifts 0\\R",
        List.of(Forked.origin(RestingCompiler.class)),
        RestingCompiler.class.getName(), System.getProperty("refcount.sources"), folder.toString());
  }

  @ParameterizedTest
  @MethodSource("collectors")
  void the_database_does_not_drift_with_eight_connections_open_and_half_closed(String options)
      throws Exception {
    audit(options, "org.h2.engine.SessionLocal:org.h2.table.Table+",
        "(checked [1-9]\\d* drifts 0\\R){2}",
        List.of(Forked.origin(RestingDatabase.class), Forked.origin(Driver.class)),
        RestingDatabase.class.getName());
  }

  private static void audit(
      String options, String tag, String expected, List<String> classPath, String... program)
      throws Exception {
    Path report = Files.createTempFile(folder, "report", ".json");
    List<String> command = new ArrayList<>(List.of(options.split(" ")));
    command.addAll(List.of(program));
    Forked run =
        Forked.run(folder, "tag=" + tag + ",audit=exit,report=" + report, classPath,
            command.toArray(String[]::new));
    assertTrue(run.output().matches(expected), run::toString);
    String json = Files.readString(report);
    assertTrue(json.matches("(?s).*\"checked\": [1-9]\\d*,\\s*\"drifts\": \\[\\].*"),
        () -> "audit at exit: " + json.substring(Math.max(0, json.indexOf("\"audit\""))));
  }
}

package dev.refcount.audited;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The busy program under each collector: the ledger is what the VM's own heap is. */
final class BusyCollectorsIT {
  /** Compact headers are a product option from JDK 25 on. */
  static Stream<String> collectors() {
    return Arrays.stream(System.getProperty("refcount.collectors").split(";"))
        .map(String::strip)
        .filter(o -> Runtime.version().feature() >= 25 || !o.contains("CompactObjectHeaders"));
  }

  @ParameterizedTest
  @MethodSource("collectors")
  void a_busy_program_drifts_neither_at_a_rest_nor_at_its_exit(String options) throws Exception {
    String name = options.replaceAll("-XX:|Use", "").replace(' ', '-');
    Path report = ForkedJvm.logs().resolve("busy-" + name + ".json");
    Run run =
        ForkedJvm.of(Busy.class)
            .named(name)
            .jvm(options.split(" "))
            .agent("tag=dev.refcount.audited.Item,audit=exit,report=" + report)
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().matches("(?s).*checked [1-9]\\d{3,} drifts 0\\R.*"), run::describe);
    String json = Files.readString(report);
    assertTrue(
        json.matches("(?s).*\"checked\": [1-9]\\d{3,},\\s*\"drifts\": \\[\\].*"),
        () -> report + " says otherwise\n" + run.describe());
  }
}

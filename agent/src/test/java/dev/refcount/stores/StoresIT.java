package dev.refcount.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.JvmMode;
import dev.refcount.forked.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of store in every JVM mode: the program checks its own counts. One JVM for each mode runs
 * all programs, since starting one costs more than what a program does in it.
 */
final class StoresIT {
  /** The checks themselves are not woven, so handing a probe to one is no reference. */
  static final String OPTIONS =
      "tag=dev.refcount.stores.Probe+:dev.refcount.stores.Fault+:dev.refcount.stores.References$Line,"
          + "exclude=dev.refcount.forked.**";

  private static final Map<JvmMode, Map<String, String>> OUTPUT = new EnumMap<>(JvmMode.class);

  static Stream<Arguments> programs() {
    return Arrays.stream(JvmMode.values())
        .flatMap(mode -> AllPrograms.PROGRAMS.stream().map(program -> Arguments.of(program, mode)));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void every_count_is_exact(Class<?> program, JvmMode mode) throws Exception {
    String output = output(mode).get(program.getSimpleName());
    assertTrue(output.matches("(?s).*\\R?[1-9]\\d* checks passed\\R"), output);
  }

  @Test
  void a_history_of_each_object_changes_no_count() throws Exception {
    Run run =
        ForkedJvm.of(AllPrograms.class)
            .named("history")
            .agent(OPTIONS + ",history=3,report=" + ForkedJvm.logs().resolve("history-report.txt"))
            .timeout(Duration.ofMinutes(6))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    Map<String, String> sections = sections(run.out());
    for (Class<?> program : AllPrograms.PROGRAMS) {
      String output = sections.get(program.getSimpleName());
      assertTrue(output.matches("(?s).*\\R?[1-9]\\d* checks passed\\R"), output);
    }
  }

  /** Then nothing but the name of its class is known of a field: that of a hidden class, too, which is not its own. */
  @Test
  void what_hidden_classes_store_is_counted_where_no_line_is_told() throws Exception {
    Run run =
        ForkedJvm.of(HiddenClasses.class).named("lineless").agent(OPTIONS + ",sites=off,report=off").run();
    assertEquals(0, run.exitCode(), run::describe);
  }

  /** Where a transformer has changed one, the VM has its module see the hooks. */
  @Test
  void what_a_hidden_class_stores_is_counted_where_no_other_of_its_module_is_woven() throws Exception {
    Run run =
        ForkedJvm.of(HiddenInModule.class)
            .agent(OPTIONS + ":dev.refcount.stores.HiddenInModule$Host,report=off")
            .run();
    assertEquals(0, run.exitCode(), run::describe);
  }

  /** Compiled in the thread that calls: so it does not matter how much the compilers have to do. */
  @Test
  void compiled_code_loses_no_store_where_the_stack_overflows() throws Exception {
    Run run =
        ForkedJvm.of(DeepStores.class)
            .jvm("-Xss256k", "-Xbatch", "-XX:-TieredCompilation")
            .agent(OPTIONS + ",report=" + ForkedJvm.logs().resolve("DeepStores-report.txt"))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
  }

  /** As on a virtual thread: the VM has none in reserve there. What was counted up was not recorded, or still was. */
  @Test
  void a_stack_overflow_leaves_counts_and_records_that_agree_without_a_stack_in_reserve() throws Exception {
    Run run =
        ForkedJvm.of(OverflowingRecords.class)
            .jvm("-XX:StackReservedPages=0")
            .agent(OPTIONS + ",report=" + ForkedJvm.logs().resolve("OverflowingRecords-report.txt"))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
  }

  /** Natively throughout, which JDK 25 does only if it is told so, and by code of its own throughout, as 17 if told. */
  @ParameterizedTest
  @ValueSource(strings = {"-Djdk.reflect.useNativeAccessorOnly=true", "-Dsun.reflect.noInflation=true"})
  void what_reflection_copies_is_counted_however_it_is_called(String way) throws Exception {
    Run run =
        ForkedJvm.of(CopiesByReflection.class)
            .named(way.substring(way.lastIndexOf('.') + 1, way.indexOf('=')))
            .jvm("--add-opens=java.base/java.lang=ALL-UNNAMED", way)
            .agent(OPTIONS + ",report=off")
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().contains("ok clones: "), run::describe);
  }

  /**
   * Under Serial: G1 may find room in its regions long after others have run out. Each line of a history is
   * memory that is asked for, too: it may be missing, and spoils no count.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1000})
  void what_is_stored_while_memory_has_run_out_is_counted(int history) throws Exception {
    Path report = ForkedJvm.logs().resolve("OutOfMemory-" + history + "-report.txt");
    Run run =
        ForkedJvm.of(OutOfMemory.class)
            .named("history-" + history)
            .jvm("-Xmx48m", "-XX:+UseSerialGC")
            .agent(OPTIONS + ",history=" + history + ",report=" + report)
            .run();
    assertEquals(0, run.exitCode(), run::describe);
  }

  /** As above: an array's slots wait as one, and what asks for memory for each of them takes minutes. */
  @Test
  void clones_for_whose_records_there_is_no_memory_are_counted() throws Exception {
    Run run =
        ForkedJvm.of(ClonesOutOfMemory.class)
            .jvm("-Xmx32m", "-XX:+UseSerialGC")
            .agent(OPTIONS + ",report=" + ForkedJvm.logs().resolve("ClonesOutOfMemory-report.txt"))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
  }

  /**
   * A list's array that is copied once more has the collector try all it can for each of its elements: minutes passed
   * before the program had its error.
   */
  @Test
  void a_program_that_dies_for_want_of_memory_is_let_die() throws Exception {
    Run run =
        ForkedJvm.of(DiesOfWant.class)
            .jvm("-Xmx24m")
            .agent(OPTIONS + ",containers=true,report=" + ForkedJvm.logs().resolve("DiesOfWant-report.txt"))
            .timeout(Duration.ofMinutes(2))
            .run();
    assertEquals(1, run.exitCode(), run::describe);
    assertTrue(run.err().contains("java.lang.OutOfMemoryError: Java heap space"), run::describe);
  }

  private static synchronized Map<String, String> output(JvmMode mode) throws Exception {
    Map<String, String> known = OUTPUT.get(mode);
    if (known == null) {
      Path report = ForkedJvm.logs().resolve("AllPrograms-" + mode + "-report.txt");
      Run run =
          ForkedJvm.of(AllPrograms.class)
              .mode(mode)
              .agent(OPTIONS + ",report=" + report)
              .timeout(Duration.ofMinutes(6))
              .run();
      assertEquals(0, run.exitCode(), run::describe);
      OUTPUT.put(mode, known = sections(run.out()));
    }
    return known;
  }

  private static Map<String, String> sections(String out) {
    Map<String, String> sections = new HashMap<>();
    for (String section : out.split("(?m)^" + AllPrograms.HEADING)) {
      int end = section.indexOf('\n');
      if (end > 0) {
        sections.put(section.substring(0, end).strip(), section.substring(end + 1));
      }
    }
    return sections;
  }
}

package dev.refcount.reclaimed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerdictsIT {
  private static final long SEED = 20_261_124L;
  private static final String TAG = "tag=dev.refcount.reclaimed.Vertex,report=";

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
  void every_shape_of_garbage_gets_its_verdicts(String collector) throws Exception {
    Run run = forked(Shapes.class, collector.substring(8), collector);
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals(Shapes.EXPECTED, run.out(), run::describe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
  void what_is_tracked_and_set_aside_is_told_as_python_tells_it(String collector) throws Exception {
    Run run = forked(LikePython.class, collector.substring(8), collector);
    assertEquals(0, run.exitCode(), run::describe);
  }

  /** Its count was zero from the first: the drag was the agent's age. */
  @Test
  void what_nothing_ever_referred_to_is_late_by_its_age() throws Exception {
    Run run = forked(NeverStored.class, "", "-XX:+UseSerialGC");
    assertEquals("1 counted out, its drag begins with its birth\n", run.out(), run::describe);
  }

  @Test
  void random_graphs_are_collected_as_cpython_collects_them(@TempDir Path folder) throws Exception {
    List<String> graphs = RandomGraphs.lines(SEED, 200);
    Path file = Files.write(folder.resolve("graphs.txt"), graphs);
    Run run = forked(Graphs.class, "random", "-XX:+UseSerialGC", file.toString());
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals(graphs.size(), run.out().lines().count(), run::describe);
    File printed = folder.resolve("python.txt").toFile();
    assumeTrue(python(file, printed), "no python3 on the path to compare with");
    assertEquals(Files.readString(printed.toPath()), run.out(), run::describe);
  }

  /** What a collection has cleared, and the reaper not taken off yet, was in no sum. */
  @Test
  void a_report_that_is_read_meanwhile_has_each_object_once() throws Exception {
    Run run = forked(ReportWhileCollected.class, "", "-XX:+UseParallelGC");
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("20 of 20 reports whole\ninto slots that held none: 1.0\n", run.out(), run::describe);
  }

  /** What was born while it was read was among the born, and not among the living. */
  @Test
  void a_report_that_is_read_while_objects_are_made_agrees_with_itself() throws Exception {
    Run run = forked(ReportWhileStored.class, "", "-XX:+UseParallelGC", "-Xmx256m");
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("10 of 10 reports whole\n", run.out(), run::describe);
  }

  /** A thread that runs was told to be dead, and with it all that it had. */
  @Test
  void what_the_vm_holds_is_not_dead_nor_what_hangs_on_it() throws Exception {
    Run run =
        ForkedJvm.of(HeldByTheVm.class)
            .agent("tag=dev.refcount.reclaimed.Vertex:dev.refcount.reclaimed.HeldByTheVm$Worker,report=off")
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals(HeldByTheVm.EXPECTED, run.out(), run::describe);
  }

  @Test
  void two_threads_that_collect_wait_for_each_other_in_no_listener() throws Exception {
    Run run =
        ForkedJvm.of(CollectedByTwo.class).agent(TAG + "off").timeout(Duration.ofMinutes(1)).run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("both came back\n", run.out(), run::describe);
  }

  /** It waited for the one that waited for it, for five seconds. */
  @Test
  void a_listener_may_collect() throws Exception {
    Run run = ForkedJvm.of(CollectingListener.class).agent(TAG + "off").run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("in the listener: 0\nthe first: 1\n", run.out(), run::describe);
    assertEquals("", run.err(), run::describe);
  }

  /** The dead stayed on the ledger, each with its record, until the program died of an OutOfMemoryError. */
  @Test
  void a_listener_that_does_not_return_keeps_nothing_from_being_taken_off_and_that_is_said() throws Exception {
    Run run = ForkedJvm.of(BlockedListener.class).agent(TAG + "off").jvm("-XX:+UseSerialGC").run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("1 left while the listener waits, told 1\ntold again\n", run.out(), run::describe);
    assertEquals(
        "refcount: Gc.onCollect: a listener has not returned after two seconds; until it does it is told of nothing"
            + " more that was reclaimed\n",
        run.err(), run::describe);
  }

  /** Memory that ended in the midst of their first use left ManagementFactory broken for the program, for good. */
  @Test
  void in_a_heap_that_is_nearly_full_the_agent_is_not_the_first_to_use_the_platform_s_beans() throws Exception {
    Run run = forked(NearlyFull.class, "", "-XX:+UseSerialGC", "-Xmx64m");
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("1 counted out, by unknown\n1 counted out, by MarkSweepCompact\n", run.out(), run::describe);
  }

  /** Each is a class that is made at once, and the first batch often comes where memory ends. */
  @Test
  void to_judge_a_batch_makes_no_lambda() throws Exception {
    Run run = forked(NeverStored.class, "lambdas", "-XX:+UseSerialGC", "-Xlog:class+load");
    assertTrue(run.out().contains("dev.refcount.verdict.ClassVerdicts "), run::describe);
    assertFalse(run.out().contains("dev.refcount.verdict.HoldingGraph$$Lambda"), run::describe);
    assertFalse(run.out().contains("dev.refcount.verdict.ReclaimedTotals$$Lambda"), run::describe);
    assertFalse(run.out().contains("dev.refcount.verdict.Batch$$Lambda"), run::describe);
    assertFalse(run.out().contains("dev.refcount.verdict.BatchJudge$$Lambda"), run::describe);
  }

  /** The self-test's probes were among them until the first collection. */
  @Test
  void no_question_tells_of_objects_that_are_not_the_program_s() throws Exception {
    Run run = ForkedJvm.of(AtTheStart.class).agent(TAG + "off").run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("[] []\n0 frozen\n0 before the collection\n", run.out(), run::describe);
  }

  /** By reflection their size would be told only once all types of their fields are loaded. */
  @Test
  void objects_with_a_field_of_a_type_that_is_absent_get_theirs() throws Exception {
    Run run = ForkedJvm.of(FieldTypes.class).agent("tag=dev.refcount.reclaimed.FieldTypes$Box").run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().endsWith("6 checks passed\n"), run::describe);
    assertTrue(run.err().contains("FieldTypes$Box"), run::describe);
  }

  /** HotSpot puts System.gc() off then, and collects the young generation alone afterwards (before JDK 25). */
  @Test
  void a_collection_that_a_native_method_has_put_off_is_asked_for_again() throws Exception {
    Run run = forked(CriticalRegion.class, "", "-XX:+UseSerialGC");
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("2\n2\n2\n", run.out(), run::describe);
  }

  /** A queue links them by writing into each, which G1 pays for. */
  @Test
  void what_the_vm_hands_over_is_noted_and_not_linked() throws Exception {
    Run run =
        ForkedJvm.of(HandedOver.class)
            .jvm("--add-opens=java.base/java.lang.ref=ALL-UNNAMED")
            .agent(TAG + ForkedJvm.logs().resolve("HandedOver.json"))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("1000 gone, 1000 noted, by java.lang.ref.RefcountQueue\n", run.out(), run::describe);
  }

  @Test
  void a_collection_that_the_vm_declines_is_told_as_such() throws Exception {
    Run run =
        ForkedJvm.of(Declined.class)
            .jvm("-XX:+DisableExplicitGC")
            // None of its own accord either.
            .jvm("-XX:+UseSerialGC", "-Xms512m", "-Xmn256m", "-XX:MetaspaceSize=512m")
            .agent(TAG + "off")
            .run();
    assertEquals("0 true 1\n", run.out(), run::describe);
    assertEquals(
        "refcount: Gc.collect: the JVM did not collect; without -XX:+DisableExplicitGC it does\n",
        run.err(),
        run::describe);
  }

  @Test
  void a_collector_that_never_collects_is_told_as_such() throws Exception {
    Run run =
        ForkedJvm.of(Declined.class)
            .named("Epsilon")
            // It prints advice on the size of the heap.
            .jvm("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xlog:disable")
            .agent(TAG + "off")
            .run();
    assertEquals("0 true 1\n", run.out(), run::describe);
    assertEquals(
        "refcount: Gc.collect: the JVM did not collect within five seconds; with -XX:+UseEpsilonGC it never does\n",
        run.err(),
        run::describe);
  }

  @Test
  void a_chain_of_a_million_objects_is_taken_down_without_recursion() throws Exception {
    Run run =
        ForkedJvm.of(LongChain.class)
            .jvm("-Xmx4g", "-Xss256k")
            .agent(TAG + ForkedJvm.logs().resolve("LongChain.json") + ",budget=2g")
            .timeout(Duration.ofMinutes(5))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals(
        "1 1\n0 cyclic, 0 left\ncounted out 1, cascade 999999\n".repeat(2),
        run.out(),
        run::describe);
  }

  /** Each collection changes what is read; a query that waited for a quiet moment never came back. */
  @Test
  void a_question_is_answered_however_often_the_collector_runs() throws Exception {
    Run run = forked(CollectorNeverRests.class, "", "-XX:+UseSerialGC", "-Xmn2m");
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals(
        "held: false\nits count: 1\nheld: false\n", run.out(), run::describe);
  }

  @Test
  void a_local_in_scope_whose_object_is_gone_is_a_live_variable_where_the_jit_ends_lives()
      throws Exception {
    Run compiled =
        forked(LiveVariable.class, "C2", "-Xbatch", "-XX:-TieredCompilation", "-XX:+UseSerialGC");
    assertEquals("reclaimed, live variable 1\n", compiled.out(), compiled::describe);
    Run interpreted = forked(LiveVariable.class, "Xint", "-Xint", "-XX:+UseSerialGC");
    assertEquals("kept\n", interpreted.out(), interpreted::describe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
  void what_the_ledger_calls_dead_is_what_the_next_collection_reclaims(String collector)
      throws Exception {
    Run run =
        ForkedJvm.of(Predictions.class)
            .named(collector.substring(8))
            .jvm(collector)
            .agent(TAG + ForkedJvm.logs().resolve("Predictions.json") + ",containers=true")
            .arguments(Long.toString(SEED), "200")
            .timeout(Duration.ofMinutes(5))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().matches("200 graphs, [1-9]\\d{2,} dead as predicted\n"), run::describe);
  }

  private static Run forked(Class<?> program, String name, String... jvmAndArguments)
      throws Exception {
    ForkedJvm jvm =
        ForkedJvm.of(program)
            .named(name)
            .agent(TAG + ForkedJvm.logs().resolve(program.getSimpleName() + name + ".json"));
    for (String word : jvmAndArguments) {
      if (word.startsWith("-")) {
        jvm.jvm(word);
      } else {
        jvm.arguments(word);
      }
    }
    return jvm.run();
  }

  private static boolean python(Path graphs, File printed) throws Exception {
    Path twin = Path.of(VerdictsIT.class.getResource("/reclaimed/graphs.py").toURI());
    try {
      Process python =
          new ProcessBuilder("python3", twin.toString(), graphs.toString())
              .redirectOutput(printed)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return python.waitFor(60, TimeUnit.SECONDS) && python.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}

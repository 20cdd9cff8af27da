package dev.refcount.leaktests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same verdicts each time, and no collection asked for: that would be seen in the log. */
final class LeakTestsIT {
  /** A hundred by {@code -Drefcount.rounds=100}. */
  private static final int TIMES = Integer.getInteger("refcount.rounds", 10);

  @Test
  void twenty_two_cases_have_the_same_verdicts_each_time() throws Exception {
    Path collections = ForkedJvm.logs().resolve("leak-cases-gc.log");
    Run run =
        tests(LeakCases.class, TIMES)
            .agent("tag=dev.refcount.leaktests.Session+,containers=true,report="
                + ForkedJvm.logs().resolve("leak-cases.txt"))
            .jvm("-Xlog:gc:file=" + collections)
            .arguments(collections.toString())
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    List<String> verdicts =
        run.out().lines().filter(line -> line.matches("\\w+ passed \\d+")).toList();
    assertEquals(22, verdicts.size(), run::describe);
    for (String verdict : verdicts) {
      boolean leak = verdict.startsWith("leaks");
      assertTrue(verdict.endsWith(leak ? " passed 0" : " passed " + TIMES), run::describe);
    }
    assertTrue(run.out().contains("collection asked for: false"), run::describe);
  }

  @Test
  void a_failure_s_message_names_holder_slot_and_line() throws Exception {
    Run run =
        tests(LeakCases.class, 1)
            .agent("tag=dev.refcount.leaktests.Session+,containers=true")
            .named("messages")
            .run();
    String out = run.out();
    assertTrue(out.contains("field LeakCases$Registry.first"), run::describe);
    assertTrue(out.contains("static field LeakCases.last"), run::describe);
    assertTrue(out.contains("value of HashMap entry"), run::describe);
    assertTrue(out.contains("ArrayList[0]"), run::describe);
    assertTrue(out.contains("captured by lambda at LeakCases.java:"), run::describe);
    assertTrue(out.matches("(?s).*LeakCases.leaks_by_map\\(LeakCases.java:\\d+\\).*"), run::describe);
  }

  @Test
  void without_the_agent_the_extension_attaches_it_and_says_so() throws Exception {
    Run run =
        tests(LeakCases.class, 2).classPath(ForkedJvm.agentJar()).named("attached").run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.err().contains("attached to the running tests"), run::describe);
    assertTrue(run.out().contains("leaks_by_static passed 0"), run::describe);
    assertTrue(run.out().contains("releases_a_variable passed 2"), run::describe);
  }

  /** To pass would say that nothing leaks. */
  @Test
  void a_class_that_is_not_counted_fails_its_tests_and_the_message_says_what_to_add() throws Exception {
    Run run =
        tests(OtherCases.class, 1)
            .agent("tag=dev.refcount.leaktests.Session+,containers=true,report=off")
            .named("uncounted")
            .run();
    assertTrue(run.out().contains("keeps_a_guest passed 0"), run::describe);
    assertTrue(run.out().contains("lets_go_of_a_guest passed 0"), run::describe);
    assertTrue(run.out().contains("OtherCases$Guest is not counted"), run::describe);
    assertTrue(run.out().contains("tag=dev.refcount.leaktests.OtherCases$Guest+"), run::describe);
  }

  /** Who has kept some of them would pass. */
  @Test
  void a_test_that_made_more_than_the_ledger_could_take_fails_and_the_message_says_what_to_add() throws Exception {
    Run run =
        tests(OtherCases.class, 1)
            .agent("tag=dev.refcount.leaktests.OtherCases$Guest+,budget=200k,report=off")
            .named("full")
            .run();
    assertTrue(run.out().contains("lets_go_of_thousands passed 0"), run::describe);
    assertTrue(run.out().contains("the ledger was full while lets_go_of_thousands"), run::describe);
    assertTrue(run.out().contains("budget=50%"), run::describe);
  }

  @Test
  void a_failure_s_message_names_no_fewer_objects_and_no_fewer_threads_than_there_are() throws Exception {
    Run run =
        tests(OtherCases.class, 1)
            .agent("tag=dev.refcount.leaktests.OtherCases$Guest+:dev.refcount.leaktests.OtherCases$Caller,"
                + "containers=true,report=off")
            .named("others")
            .run();
    assertTrue(run.out().contains("at least 100 objects are still held at the end of keeps_many"), run::describe);
    assertTrue(run.out().contains(" in OtherCases.have, stored at"), run::describe);
    assertTrue(run.out().contains("lets_go_of_a_guest passed 1"), run::describe);
    assertTrue(run.out().contains("leaves_a_thread_behind passed 0"), run::describe);
    assertTrue(run.out().contains("OtherCases$Caller@"), run::describe);
    // Before JDK 19 a thread group has an array of them.
    boolean grouped = Runtime.version().feature() < 19;
    assertTrue(run.out().contains(grouped ? "\n  ThreadGroup[" : "the VM: the thread runs"), run::describe);
  }

  @Test
  void where_the_extension_attaches_the_agent_each_test_class_has_its_own_classes_counted() throws Exception {
    Run run =
        tests(LeakCases.class.getName() + "," + OtherCases.class.getName(), 1)
            .classPath(ForkedJvm.agentJar())
            .named("attached-twice")
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().contains("leaks_by_static passed 0"), run::describe);
    assertTrue(run.out().contains("releases_a_variable passed 1"), run::describe);
    assertTrue(run.out().contains("lets_go_of_a_guest passed 1"), run::describe);
    assertTrue(run.out().contains("OtherCases$Guest@"), run::describe);
    assertTrue(run.out().contains("keeps_a_guest passed 0"), run::describe);
  }

  /** What is born in one of them, and held still, would look like the other's. */
  @Test
  void where_tests_run_at_once_those_that_are_checked_for_leaks_run_alone() throws Exception {
    Run run =
        tests(ParallelCases.class, 1)
            .agent("tag=dev.refcount.leaktests.Session+,containers=true,report=off")
            .jvm(
                "-Djunit.jupiter.execution.parallel.enabled=true",
                "-Djunit.jupiter.execution.parallel.mode.default=concurrent",
                "-Djunit.jupiter.execution.parallel.config.strategy=fixed",
                "-Djunit.jupiter.execution.parallel.config.fixed.parallelism=2")
            .run();
    assertTrue(run.out().contains("has_a_session_while_the_other_ends passed 1"), run::describe);
    assertTrue(run.out().contains("ends_first passed 1"), run::describe);
  }

  /** What stands on the class that JUnit runs, not only on the one that declares the nested class. */
  @Test
  void a_nested_class_that_is_inherited_is_checked_for_what_stands_on_the_heir() throws Exception {
    Run run =
        tests(InheritedCases.Heir.class, 1)
            .agent("tag=dev.refcount.leaktests.Session+,containers=true,report=off")
            .named("inherited")
            .run();
    assertTrue(run.out().contains("keeps_a_session passed 0"), run::describe);
    assertTrue(run.out().contains("lets_go_of_a_session passed 1"), run::describe);
  }

  /** The whole ledger was read anew for each of them, which took half an hour. */
  @Test
  void a_test_that_let_go_of_many_cycles_ends() throws Exception {
    Run run =
        tests(ManyCases.class, 1)
            .agent("tag=dev.refcount.leaktests.Session+,containers=true,report=off,budget=256m")
            .timeout(Duration.ofMinutes(5))
            .run();
    assertTrue(run.out().contains("lets_go_of_many_pairs passed 1"), run::describe);
  }

  @Test
  void with_collect_only_what_outlives_a_collection_is_leaked() throws Exception {
    Run run =
        tests(CollectedCases.class, 1)
            .agent("tag=dev.refcount.leaktests.Session+,containers=true,report=off")
            // No collection but those that are asked for.
            .jvm("-XX:+UseSerialGC", "-Xms5g", "-Xmx5g", "-Xmn4g", "-XX:MetaspaceSize=512m")
            .named("collected")
            .run();
    assertTrue(run.out().contains("lets_go_of_what_garbage_holds passed 1"), run::describe);
    assertTrue(run.out().contains("keeps_a_lambda passed 0"), run::describe);
    assertTrue(run.out().contains("lets_go_of_what_garbage_holds_but_is_not_asked_about_it passed 0"), run::describe);
    // Who is surprised by that is told.
    assertEquals(2, run.out().split("collect = true", -1).length, run::describe);
  }

  @Test
  void the_extension_attaches_the_agent_where_no_annotation_names_a_class_too() throws Exception {
    Run run = tests(UnnamedCases.class, 1).classPath(ForkedJvm.agentJar()).run();
    assertTrue(run.out().contains("asks_about_a_tagged_one passed 1"), run::describe);
    assertTrue(run.out().contains("asks_about_one_that_is_not_counted passed 0"), run::describe);
    assertTrue(run.out().contains("Session is not tagged: start the agent with tag="), run::describe);
  }

  private static ForkedJvm tests(Class<?> cases, int times) {
    return tests(cases.getName(), times);
  }

  private static ForkedJvm tests(String cases, int times) {
    return ForkedJvm.of(Repeat.class)
        .classPath(junit())
        .timeout(Duration.ofMinutes(20))
        .arguments(cases, Integer.toString(times));
  }

  private static Path[] junit() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.matches(".*(junit|opentest4j|apiguardian|jspecify|open-test).*\\.jar"))
        .map(Path::of)
        .toArray(Path[]::new);
  }
}

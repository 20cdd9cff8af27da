package dev.refcount.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.JvmMode;
import dev.refcount.forked.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is tagged late is counted as if it had been expected from the start. */
final class GateIT {
  private static final String NAMED = "tag=dev.refcount.gate.Latecomer";

  @ParameterizedTest
  @EnumSource(JvmMode.class)
  void a_running_frame_stores_what_is_tagged_while_it_runs(JvmMode mode) throws Exception {
    assertStartsClosed(run("object", "", mode));
  }

  @ParameterizedTest
  @EnumSource(JvmMode.class)
  void a_running_frame_stores_what_is_loaded_while_it_runs(JvmMode mode) throws Exception {
    assertStartsClosed(run("class", NAMED, mode));
  }

  @Test
  void the_subclasses_of_a_class_are_waited_for_too() throws Exception {
    assertStartsClosed(run("class", NAMED + "+", JvmMode.DEFAULT));
  }

  @Test
  void every_class_of_a_package_is_waited_for() throws Exception {
    // The program itself is of it.
    assertStartsOpen(run("class", "tag=dev.refcount.gate.*", JvmMode.DEFAULT));
    assertStartsClosed(run("object", "tag=no.such.package.**", JvmMode.DEFAULT));
  }

  @Test
  void what_no_name_can_tell_is_not_waited_for() throws Exception {
    assertStartsOpen(run("class", NAMED + ":@no.such.Annotation", JvmMode.DEFAULT));
    assertStartsOpen(run("class", NAMED + ":dev.refcount.gate.No*", JvmMode.DEFAULT));
    assertStartsOpen(run("class", NAMED + ":java.lang.Thread", JvmMode.DEFAULT));
  }

  @ParameterizedTest
  @EnumSource(value = JvmMode.class, names = {"DEFAULT", "C2"})
  void an_agent_that_comes_late_waits_too(JvmMode mode) throws Exception {
    String jar = ForkedJvm.agentJar().toString();
    for (String what : new String[] {"object", "class"}) {
      ForkedJvm late =
          ForkedJvm.of(LateTag.class)
              .named("attached-" + what)
              .mode(mode)
              .jvm("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading")
              .arguments(what, jar, options(what.equals("class") ? NAMED : ""));
      assertStartsClosed(passed(late));
    }
  }

  private static Run run(String what, String tag, JvmMode mode) throws Exception {
    return passed(
        ForkedJvm.of(LateTag.class).named(what).mode(mode).arguments(what).agent(options(tag)));
  }

  private static String options(String tag) {
    return tag + (tag.isEmpty() ? "" : ",") + "exclude=dev.refcount.forked.**";
  }

  private static Run passed(ForkedJvm jvm) throws Exception {
    Run run = jvm.timeout(Duration.ofMinutes(5)).run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().endsWith("open\n8 checks passed\n"), run::describe);
    return run;
  }

  private static void assertStartsClosed(Run run) {
    assertTrue(run.out().startsWith("closed\n"), run::describe);
  }

  private static void assertStartsOpen(Run run) {
    assertTrue(run.out().startsWith("open\n"), run::describe);
  }
}

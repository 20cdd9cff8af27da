package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.packaging.CommandLine.Result;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code attach} to a program that has run for a while, and away from it again. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class AttachIT {
  private static final String TAG = "tag=" + Desk.Guest.class.getName();
  /** Since JDK 21 the VM warns on standard error of what is attached without this (JEP 451). */
  private static final String ALLOWED = "-XX:+EnableDynamicAgentLoading";

  @TempDir Path folder;

  private static void attached(Result result, int before) {
    assertEquals(0, result.exitCode(), result.toString());
    assertEquals("", result.err());
    assertTrue(
        result.out().contains(
            String.format("not counted, born before: %,d of %s", before, Desk.Guest.class.getName())),
        result.toString());
    assertTrue(
        result.out().contains("stores not seen until it returns: " + Desk.class.getName() + ".main"),
        result.toString());
  }

  @Test
  void what_is_born_later_is_counted_exactly_and_what_was_born_before_is_said_to_be_unknown()
      throws Exception {
    try (Companion desk = Companion.start(Desk.class, folder, ALLOWED)) {
      assertEquals("no agent", desk.ask("new"));
      String options = TAG + ",report=" + folder.resolve("exit.json");
      attached(CommandLine.run("attach", desk.pid(), options), Desk.BEFORE + 1);

      // Node of the map, static field, variable of takeIn, element of the array of arguments.
      assertEquals("RefCount[fields=1, statics=1, elements=1, locals=1]", desk.ask("new"));
      assertEquals("RefCount[fields=2, statics=1, elements=1, locals=0]", desk.ask("new holds old"));
      assertTrue(desk.ask("old").contains("is not counted: it was born before"), desk.ask("old"));
      assertEquals("2 tagged", desk.ask("tagged"));
      assertEquals("Audit[checked=2, drifts=[], repaired=false, slots=4, counted=4]", desk.ask("audit"));

      CommandLine.run("attach", desk.pid(), TAG).refused(3, "attached to it already", TAG, "off");
      CommandLine.run("attach", desk.pid(), "tga=x").refused(2, "unknown key tga");
      desk.end();
      String report = Files.readString(folder.resolve("exit.json"));
      assertTrue(report.contains("\"objects\": " + (Desk.BEFORE + 1)), report);
    }
  }

  @Test
  void detaching_leaves_the_program_as_it_was_and_it_can_be_attached_to_again() throws Exception {
    try (Companion desk = Companion.start(Desk.class, folder, ALLOWED)) {
      Path report = folder.resolve("left.txt");
      attached(CommandLine.run("attach", desk.pid(), TAG, "report=-:" + report), Desk.BEFORE);
      assertEquals("RefCount[fields=1, statics=1, elements=1, locals=1]", desk.ask("new"));

      Result off = CommandLine.run("attach", desk.pid(), "off");
      assertEquals(0, off.exitCode(), off.toString());
      assertEquals("report written to " + report + "\ndetached; nothing is counted any more\n", off.out());
      assertTrue(Files.readString(report).contains("Desk$Guest"));
      assertTrue(desk.ask("new").startsWith("refcount is not attached"));
      // They are told to end, and end when they get a processor.
      for (int look = 0; look < 100 && threads(desk).contains("\"refcount "); look++) {
        Thread.sleep(100);
      }
      assertFalse(threads(desk).contains("\"refcount "), "no thread of the agent's is left");
      CommandLine.run("attach", desk.pid(), "off").refused(3, "the agent is not attached to it\n");
      CommandLine.run("report", desk.pid(), "-").refused(3, "not attached", "attach PID");

      // One more was born while the agent was there, one without it.
      attached(
          CommandLine.run("attach", desk.pid(), TAG, "report=" + folder.resolve("r.txt")),
          Desk.BEFORE + 2);
      assertEquals("RefCount[fields=2, statics=1, elements=1, locals=0]", desk.ask("new holds old"));
      assertEquals("1 tagged", desk.ask("tagged"));
      assertEquals("Audit[checked=1, drifts=[], repaired=false, slots=3, counted=3]", desk.ask("audit"));
      desk.end();
    }
  }

  /** The VM's own words on standard output would stand in the place of an answer. */
  @Test
  void a_program_without_the_flight_recorder_is_attached_to_and_hears_nothing() throws Exception {
    String[] jvm = {ALLOWED, "--limit-modules", "java.instrument,jdk.management"};
    try (Companion desk = Companion.start(Desk.class, folder, jvm)) {
      String event = "jdk.internal.event.ProcessStartEvent";
      assertEquals(event, desk.ask("load " + ForkedJvm.agentJar() + " " + event));
      Path report = folder.resolve("r.txt");
      Result result = CommandLine.run("attach", desk.pid(), TAG, "report=" + report);
      assertEquals(0, result.exitCode(), result.toString());
      String unknown = "how many is not known: this JVM runs without the module jdk.jfr";
      assertTrue(result.out().contains("not counted: objects born before; " + unknown + "\n"), result.toString());
      assertEquals("RefCount[fields=1, statics=1, elements=1, locals=1]", desk.ask("new"));
      assertEquals("Audit[checked=1, drifts=[], repaired=false, slots=2, counted=2]", desk.ask("audit"));
      assertEquals(0, CommandLine.run("attach", desk.pid(), "off").exitCode());
      assertTrue(
          Files.readString(report).contains("objects born before the agent was attached (" + unknown + ")"));
      desk.end();
    }
  }

  /** By the constructors of the JDK's classes that theirs call. */
  @Test
  void what_is_given_away_before_its_own_constructor_runs_is_counted() throws Exception {
    try (Companion desk = Companion.start(Desk.class, folder, ALLOWED)) {
      String tags = "tag=" + Desk.class.getName() + "$*,report=off";
      assertEquals(0, CommandLine.run("attach", desk.pid(), tags).exitCode());
      String counts = desk.ask("given away");
      assertTrue(counts.startsWith("Complaint RefCount[fields=1, "), counts);
      assertTrue(counts.contains(" Letter RefCount[fields=1, "), counts);
      // How many depends on the JDK.
      assertTrue(counts.matches(".* Annex RefCount\\[fields=[1-9].*"), counts);
      String audit = desk.ask("audit");
      assertTrue(audit.contains("drifts=[], repaired=false"), audit);
      desk.end();
    }
  }

  @Test
  void what_extends_a_class_that_is_left_out_is_counted() throws Exception {
    try (Companion desk = Companion.start(Desk.class, folder, ALLOWED)) {
      String options = "tag=" + Desk.Bill.class.getName() + ",exclude=" + Desk.Paper.class.getName() + ",report=off";
      assertEquals(0, CommandLine.run("attach", desk.pid(), options).exitCode());
      // A variable, and the element of the array of arguments.
      assertEquals("RefCount[fields=0, statics=0, elements=1, locals=1]", desk.ask("bill"));
      desk.end();
    }
  }

  private static String threads(Companion program) throws Exception {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process = new ProcessBuilder(jcmd.toString(), program.pid(), "Thread.print").start();
    return new String(process.getInputStream().readAllBytes());
  }

  /** Whoever has a class of the hooks or of the API twice asks the wrong one. */
  @ParameterizedTest
  @ValueSource(strings = {"dev.refcount.Refs", "dev.refcount.boot.OwnClasses"})
  void a_program_that_has_the_agent_from_elsewhere_is_left_alone(String name) throws Exception {
    try (Companion desk = Companion.start(Desk.class, folder, ALLOWED)) {
      assertEquals(name, desk.ask("load " + ForkedJvm.agentJar() + " " + name));
      CommandLine.run("attach", desk.pid(), TAG).refused(3, "it has loaded " + name, "only -javaagent: can");
      assertTrue(desk.ask("new").startsWith("refcount is not attached"));
      desk.end();
    }
  }

  @Test
  void the_program_s_own_ways_to_the_network_are_no_obstacle() throws Exception {
    try (Companion desk = Companion.start(Desk.class, folder, ALLOWED, "-Djava.net.preferIPv6Addresses=true")) {
      assertEquals("through a proxy", desk.ask("proxy"));
      attached(CommandLine.run("attach", desk.pid(), TAG, "report=" + folder.resolve("r.txt")), Desk.BEFORE);
      desk.end();
    }
  }

  /** The agent reads its options from a pipe, which is empty until somebody has come. */
  @Test
  void a_command_that_comes_while_the_jvm_starts_waits_for_the_agent_that_came_with_it() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    try (Companion desk = Companion.begin(Desk.class, folder, ALLOWED, Companion.agent("config=" + pipe))) {
      CompletableFuture<Result> second;
      try (Writer config = Files.newBufferedWriter(pipe)) {
        // Of two that are the first at once, the VM takes one for somebody who wants a thread dump on standard output.
        threads(desk);
        second = CompletableFuture.supplyAsync(() -> attach(desk));
        while (!second.isDone() && !threads(desk).contains("\"refcount channel\"")) {
          Thread.sleep(100);
        }
        config.write(TAG + "\nreport=" + folder.resolve("r.txt"));
      }
      desk.awaitReady();
      second.get().refused(3, "attached to it already", TAG);
      assertEquals("RefCount[fields=1, statics=1, elements=1, locals=1]", desk.ask("new"));
      desk.end();
    }
  }

  private static Result attach(Companion program) {
    try {
      return CommandLine.run("attach", program.pid(), TAG);
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void wrong_options_are_told_to_the_command_and_the_program_goes_on() throws Exception {
    try (Companion desk = Companion.start(Desk.class, folder, ALLOWED)) {
      CommandLine.run("attach", desk.pid(), "tga=x").refused(2, "unknown key tga", "tag");
      CommandLine.run("attach", desk.pid(), "report=/no/where.txt").refused(2, "no folder /no");
      assertTrue(desk.ask("new").startsWith("refcount is not attached"));
      attached(
          CommandLine.run("attach", desk.pid(), TAG, "report=" + folder.resolve("r.txt")),
          Desk.BEFORE + 1);
      assertEquals("RefCount[fields=1, statics=1, elements=1, locals=1]", desk.ask("new"));
      desk.end();
    }
  }

  @Test
  void the_report_of_a_running_program_is_written_where_the_command_runs() throws Exception {
    String silent = Companion.agent(TAG + ",report=" + folder.resolve("exit.txt"));
    try (Companion desk = Companion.start(Desk.class, folder, ALLOWED, silent)) {
      Path page = folder.resolve("now.html");
      assertEquals(
          new Result(0, "", ""), CommandLine.run("report", desk.pid(), page.toString()));
      assertTrue(Files.readString(page).contains(">100,000</td>"));
      Result text = CommandLine.run("report", desk.pid(), "-");
      assertTrue(text.out().contains("Desk$Guest") && text.out().contains("100,000"), text.out());

      Result top = CommandLine.run("top", desk.pid());
      assertEquals(0, top.exitCode(), top.toString());
      assertTrue(top.out().lines().anyMatch(line ->
          line.matches("\\S*Desk\\$Guest +100,000 +100,000 +0 +100,000 +0 +0 +0")), top.out());
      Result holdings = CommandLine.run("holdings", desk.pid(), Desk.Guest.class.getName());
      assertEquals(0, holdings.exitCode(), holdings.toString());
      // As the tables name it.
      assertEquals(holdings, CommandLine.run("holdings", desk.pid(), "Desk$Guest"));
      assertTrue(holdings.out().contains("100,000 live"), holdings.out());
      assertTrue(holdings.out().contains("       20  value of HashMap entry"), holdings.out());
      assertTrue(holdings.out().contains("Desk.main"), holdings.out());
      CommandLine.run("holdings", desk.pid(), "Guest").refused(2, "no object of class Guest", "Desk$Guest");
      CommandLine.run("holdings", desk.pid()).refused(2, "holdings PID");
      CommandLine.run("top").refused(2, "top PID");
      CommandLine.run("report", desk.pid(), "now.pdf").refused(2, ".html", "now.pdf");
      CommandLine.run("report", desk.pid()).refused(2, "report PID FILE");
      desk.end();
    }
  }

  /** With its number no table had room for the name, and without it nothing was found. */
  @Test
  void a_lambda_is_asked_for_by_the_name_that_the_tables_have() throws Exception {
    String silent = Companion.agent("tag=dev.refcount.packaging.Desk$$Lambda*,report=" + folder.resolve("exit.txt"));
    try (Companion desk = Companion.start(Desk.class, folder, ALLOWED, silent)) {
      String top = CommandLine.run("top", desk.pid()).out();
      Matcher name = Pattern.compile("(?m)^\\S*(Desk\\$\\$Lambda\\S*) +1 +\\d ").matcher(top);
      assertTrue(name.find(), top);
      Result holdings = CommandLine.run("holdings", desk.pid(), name.group(1));
      assertEquals(0, holdings.exitCode(), holdings.toString());
      assertTrue(holdings.out().contains("static field Desk.BELL"), holdings.out());
      desk.end();
    }
  }

  @Test
  void who_can_t_be_reached_is_named_in_one_line_and_not_disturbed() throws Exception {
    CommandLine.run("attach").refused(2, "attach PID");
    CommandLine.run("attach", "desk").refused(2, "'desk'", "number");
    CommandLine.run("attach", "2147483646").refused(3, "no process 2147483646");
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      CommandLine.run("attach", Long.toString(sleep.pid())).refused(3, "is no JVM");
      assertTrue(sleep.isAlive(), "the signal that begins an attachment would have ended it");
    } finally {
      sleep.destroyForcibly();
    }
    try (Companion desk = Companion.start(Desk.class, folder, "-XX:+DisableAttachMechanism")) {
      CommandLine.run("attach", desk.pid(), TAG).refused(3, "DisableAttachMechanism");
      assertEquals("no agent", desk.ask("new"));
      desk.end();
    }
    try (Companion desk =
        Companion.start(Desk.class, folder, "-XX:-EnableDynamicAgentLoading")) {
      CommandLine.run("attach", desk.pid(), TAG).refused(3, "does not load the agent");
      desk.end();
    }
  }
}

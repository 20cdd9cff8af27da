package dev.refcount.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the last report says of a program that makes it hard. */
final class ReportAtExitIT {
  private static final String ITEM = AtItsEnd.class.getName() + "$Item";

  @TempDir Path folder;

  private Run run(String what, String options) throws Exception {
    ForkedJvm jvm = ForkedJvm.of(AtItsEnd.class).named(what).arguments(what).agent("tag=" + ITEM + options);
    Run run = (what.equals("files") ? jvm.mostFiles(200) : jvm).run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("ends\n", run.out(), run::describe);
    return run;
  }

  /** The ledger grew by millions while it was read, and was read five times. */
  @ParameterizedTest
  @ValueSource(strings = {"", ",containers=true"})
  void daemons_that_go_on_are_not_counted_for_ever_and_the_sums_agree(String option) throws Exception {
    Run run = run("daemons", option + ",audit=exit,report=" + folder.resolve("r.json") + ":" + folder.resolve("r.txt"));
    String json = Files.readString(folder.resolve("r.json")).replaceAll("\\s", "");
    String text = Files.readString(folder.resolve("r.txt"));
    // Whether they make too much before the report is written is up to the machine.
    assertEquals(
        json.contains("\"closed\":true"),
        text.contains("not all objects born after the program's end began are counted"),
        text);
    assertFalse(text.contains("budget"), text);
    // One that was between its store and what tells of it may be a drift.
    assertTrue(text.contains("\naudit: "), text);
    Matcher entry =
        Pattern.compile(
                Pattern.quote("\"name\":\"" + ITEM + "\"")
                    + ",\"born\":(\\d+),\"live\":(\\d+),.*?\"reclaimed\":\\{([^}]*)}")
            .matcher(json);
    assertTrue(entry.find(), json);
    long reclaimed =
        Pattern.compile("\\d+").matcher(entry.group(3)).results().mapToLong(each -> Long.parseLong(each.group())).sum();
    assertEquals(Long.parseLong(entry.group(1)), Long.parseLong(entry.group(2)) + reclaimed, json);
    assertTrue(run.err().lines().allMatch(line -> line.startsWith("refcount: ")), run::describe);
  }

  @Test
  void a_program_that_has_used_up_its_files_has_a_report_all_the_same() throws Exception {
    Path file = folder.resolve("r.json");
    Run run = run("files", ",audit=exit,report=" + file);
    String[] lines = run.err().split("\n");
    assertTrue(lines[0].startsWith("refcount: audit=exit: the audit could not be made: "), run::describe);
    assertTrue(lines[1].startsWith("refcount: report: the name of the collector is missing: "), run::describe);
    assertEquals(
        "refcount: report=" + file + ": can't be written: the program has used up its files (ulimit -n allows more);"
            + " here it is:",
        lines[2],
        run::describe);
    assertTrue(lines[3].endsWith(", collector not known"), run::describe);
    assertTrue(run.err().matches("(?s).*\nrefcount: AtItsEnd\\$Item +250 +250 .*"), run::describe);
    assertFalse(run.err().contains("stores may be missing"), run::describe);
  }

  /** The VM itself can start no shutdown hook then. */
  @ParameterizedTest
  @ValueSource(strings = {"Serial", "G1"})
  void a_program_that_leaks_till_it_dies_has_a_report(String collector) throws Exception {
    Run run =
        ForkedJvm.of(AtItsEnd.class)
            .named("leaks-" + collector)
            .arguments("leaks")
            .jvm("-Xmx48m", "-XX:+Use" + collector + "GC")
            .agent("tag=" + ITEM)
            .run();
    assertEquals(1, run.exitCode(), run::describe);
    assertTrue(run.err().contains("java.lang.OutOfMemoryError"), run::describe);
    Matcher line = Pattern.compile("refcount: AtItsEnd\\$Item +[\\d,]+ +([\\d,]+) ").matcher(run.err());
    assertTrue(line.find(), run::describe);
    assertTrue(Integer.parseInt(line.group(1).replace(",", "")) > 1_000, run::describe);
    assertTrue(run.err().contains("AtItsEnd.leak(AtItsEnd.java:"), run::describe);
  }

  /** A copy of it was more than the memory kept back. */
  @Test
  void a_program_that_dies_of_one_long_list_has_a_report() throws Exception {
    Run run =
        ForkedJvm.of(AtItsEnd.class)
            .named("fills")
            .arguments("fills")
            .jvm("-Xmx64m", "-XX:+UseSerialGC")
            .agent("budget=60%,tag=" + ITEM)
            .run();
    assertEquals(1, run.exitCode(), run::describe);
    assertTrue(run.err().contains("java.lang.OutOfMemoryError"), run::describe);
    assertTrue(run.err().contains("AtItsEnd.fill(AtItsEnd.java:"), run::describe);
    assertFalse(run.err().contains("the report at exit failed"), run::describe);
  }

  @Test
  void a_destination_that_is_named_twice_has_one_report() throws Exception {
    Run run = ForkedJvm.of(Empty.class).named("twice").agent("tag=" + ITEM + ",report=-:-").run();
    assertEquals(1, run.err().lines().filter(line -> line.contains("references at ")).count(), run::describe);
  }
}

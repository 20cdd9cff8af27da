package dev.refcount.audited;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditIT {
  @Test
  void stores_that_were_not_woven_are_found_and_the_weave_is_named() throws Exception {
    Run run = busy(",exclude=dev.refcount.audited.Unwoven", "planted", "-Xmx512m");
    assertTrue(run.out().contains("Unwoven.field: heap 1, ledger 0; PUTFIELD"), run::describe);
    assertTrue(run.out().contains("Unwoven shared: heap 1, ledger 0; PUTSTATIC"), run::describe);
    assertTrue(run.out().contains("heap 1, ledger 0; AASTORE"), run::describe);
    assertTrue(run.out().contains("heap 1, ledger 0; INVOKEDYNAMIC"), run::describe);
    String report = Files.readString(ForkedJvm.logs().resolve("busy-planted.json"));
    assertTrue(report.contains("\"class\": \"dev.refcount.audited.Unwoven\""), report);
    assertTrue(report.contains("\"reason\": \"left out by exclude=dev.refcount.audited.Unwoven\""));
    assertTrue(report.contains("\"class\": \"java.lang.ref.Reference\""));
    assertTrue(report.contains("\"class\": \"channel: native code\""));
  }

  @Test
  void a_dump_is_audited_without_its_process(@TempDir Path folder) throws Exception {
    Path dump = folder.resolve("busy.hprof");
    busy("", "dumped", "-Xmx512m", dump.toString());
    Run audit = commandLine("audit", dump.toString());
    assertEquals(0, audit.exitCode(), audit::describe);
    assertTrue(audit.out().matches("(?s)audit: [\\d,]+ checked, [\\d,]+ exact, 0 drifts\\R"
            + "[\\d,]+ of the [\\d,]+ stores that the heap still shows were counted, 100 %\\R"),
        audit::describe);
    byte[] bytes = Files.readAllBytes(dump);
    Path cut = Files.write(folder.resolve("cut.hprof"), Arrays.copyOf(bytes, bytes.length / 2));
    refused(cut, "cut off");
  }

  @Test
  void what_the_fields_of_a_class_object_hold_is_no_drift() throws Exception {
    Run run =
        ForkedJvm.of(EnumTables.class)
            .agent("tag=dev.refcount.audited.EnumTables$Colour,containers=true,report="
                + ForkedJvm.logs().resolve("EnumTables.json"))
            .run();
    assertEquals("[RED, GREEN]\n{}\nGREEN 2\ntrue\n[]\n", run.out(), run::describe);
  }

  @Test
  void what_referred_to_an_object_before_it_was_given_to_tag_is_found_and_no_weave_alone_accused() throws Exception {
    Run run = ForkedJvm.of(GivenLate.class).agent("report=off").run();
    assertEquals("count 1, then 2, then 2\ntrue\ntrue\n[]\n", run.out(), run::describe);
  }

  @Test
  void a_repair_spoils_no_count_of_a_program_that_goes_on_storing() throws Exception {
    Run run =
        ForkedJvm.of(BusyRepaired.class)
            .agent("tag=dev.refcount.audited.BusyRepaired$Numbered,sites=line,report=off")
            .run();
    assertEquals("true, then wrong: 0\n[]\n", run.out(), run::describe);
  }

  @Test
  void what_a_hidden_class_stores_is_counted() throws Exception {
    Run run = ForkedJvm.of(HiddenStores.class).agent("tag=dev.refcount.audited.Item,report=off").run();
    String owner = HiddenStores.class.getName() + "$Owner";
    assertEquals(
        "[]\nfield " + owner + ".own, stored at " + owner + ".<init>(HiddenStores.java:24) by main\n"
            + "static field " + HiddenStores.class.getName() + ".owner\n",
        run.out().replaceAll("\\+0x\\w+", ""),
        run::describe);
  }

  /** There is no other class of the name, and no transformer is told of this one. */
  @Test
  void what_matches_a_hidden_class_alone_is_not_said_to_match_none() throws Exception {
    Path report = ForkedJvm.logs().resolve("HiddenStores-matched.txt");
    ForkedJvm.of(HiddenStores.class)
        .named("matched")
        .agent("tag=dev.refcount.audited.HiddenStores$Own*:no.such.Class,report=" + report)
        .run();
    String text = Files.readString(report);
    assertTrue(text.contains("tag=no.such.Class matched no class"), text);
    assertFalse(text.contains("$Own* matched no class"), text);
  }

  @Test
  void what_a_hidden_class_should_have_told_is_laid_to_its_own_line() throws Exception {
    Run run =
        ForkedJvm.of(HiddenStores.class)
            .named("planted")
            .jvm("-Drefcount.test.unwoven=putfield")
            .agent("tag=dev.refcount.audited.Item,report=off")
            .run();
    assertTrue(
        run.out().contains("PUTFIELD at HiddenStores$Owner.<init>(HiddenStores.java:24) should have seen it"),
        run::describe);
  }

  @Test
  void what_a_hidden_class_stores_that_is_not_woven_is_said_to_be_by_such_code() throws Exception {
    Path report = ForkedJvm.logs().resolve("HiddenStores.txt");
    Run run =
        ForkedJvm.of(HiddenStores.class)
            .named("unwoven")
            .agent("tag=dev.refcount.audited.Item,jdk=collections,report=" + report)
            .run();
    assertTrue(Files.readString(report).contains("code of the program's hidden classes (jdk=collections)"));
    assertTrue(run.out().contains(
        "HiddenStores kept: heap 1, ledger 0; PUTSTATIC, reflection or a handle, in code that is not woven (left out"
            + " by an option, native, of a hidden class, put into classes by a later agent, or running since before an"
            + " attach), should have seen it"), run::describe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"containers=true", "tag=**Rows$*"})
  void arrays_that_are_made_in_an_array_are_counted_there(String counting) throws Exception {
    Run run =
        ForkedJvm.of(Rows.class)
            .named(counting.substring(0, 3))
            .agent(counting + ",report=" + ForkedJvm.logs().resolve("Rows-" + counting.substring(0, 3) + ".json"))
            .run();
    assertEquals("1 1\n[]\n", run.out(), run::describe);
  }

  /** Each walk left one more holder of the thread behind, and a drift; the agent walks at each store in the JDK. */
  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void a_walk_over_its_stack_holds_no_thread(String containers) throws Exception {
    Run run =
        ForkedJvm.of(StackWalks.class)
            .named(containers)
            .agent("tag=dev.refcount.audited.Item:dev.refcount.audited.StackWalks$Worker,containers=" + containers
                + ",report=" + ForkedJvm.logs().resolve("StackWalks-" + containers + ".json"))
            .run();
    String counts = "RefCount[fields=0, statics=0, elements=0, locals=1]";
    assertEquals(counts + " true\n[]\n" + counts + "\n", run.out(), run::describe);
  }

  /** Its field held the cache, and no code that is woven had put it there. */
  @Test
  void what_a_waiting_virtual_thread_keeps_for_itself_is_no_drift() throws Exception {
    Run run =
        ForkedJvm.of(ParkedScope.class)
            .environment("REFCOUNT_CACHE", "off")
            .agent("tag=dev.refcount.audited.Item,containers=true,report="
                + ForkedJvm.logs().resolve("ParkedScope.json"))
            .run();
    assertEquals("true []\nnamed where it is\n", run.out(), run::describe);
    assertEquals(0, run.exitCode(), run::describe);
  }

  @Test
  void what_waits_for_its_finaliser_is_no_drift(@TempDir Path folder) throws Exception {
    String done = "finalised: 0\nfinalised: 1000, drifts: [], repaired: false\n";
    assertEquals(done, finalisers("audited").out());
    Path dump = folder.resolve("waiting.hprof");
    assertEquals(done, finalisers("dumped", dump.toString()).out());
    Run audit = commandLine("audit", dump.toString());
    assertEquals(1, audit.exitCode(), audit::describe);
    assertTrue(audit.out().contains("1,000 dead objects wait for their finalize() in this dump"), audit::describe);
  }

  private static Run finalisers(String name, String... arguments) throws Exception {
    return ForkedJvm.of(Finalisers.class)
        .named(name)
        .agent("tag=dev.refcount.audited.Item,report=" + ForkedJvm.logs().resolve("Finalisers-" + name + ".json"))
        .arguments(arguments)
        .run();
  }

  /** The dump crashed the VM. */
  @Test
  void where_a_heap_dump_would_crash_the_vm_there_is_none_and_the_audit_says_what_to_do() throws Exception {
    Run run =
        ForkedJvm.of(SparselyDead.class)
            .jvm("-Xnoclassgc", "-XX:+UseG1GC", "-Xmx400m")
            .jvm("-XX:ErrorFile=" + ForkedJvm.logs().resolve("SparselyDead.hs"))
            .agent("tag=dev.refcount.audited.Item,audit=exit")
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    boolean crashes = Runtime.version().feature() < 20;
    String remedy = "leave -Xnoclassgc out, or take -XX:+UseParallelGC";
    assertTrue(run.out().startsWith(crashes ? "no heap can be dumped: " : "[]\n"), run::describe);
    assertEquals(crashes, run.out().contains(remedy), run::describe);
    assertEquals(crashes, run.err().contains("refcount: audit=exit: no heap can be dumped: with -Xnoclassgc and G1"),
        run::describe);
    assertTrue(run.err().contains(crashes ? "refcount: references at" : " 0 drifts"), run::describe);
  }

  @Test
  void a_file_that_is_no_dump_is_refused_in_one_line(@TempDir Path folder) throws Exception {
    refused(Files.writeString(folder.resolve("foreign.hprof"), "not a dump at all, by any means"),
        "no heap dump in HPROF format");
    refused(folder.resolve("absent.hprof"), "there is no file");
  }

  private static void refused(Path dump, String reason) throws Exception {
    Run audit = commandLine("audit", dump.toString());
    assertEquals(2, audit.exitCode(), audit::describe);
    assertEquals("", audit.out());
    assertEquals(1, audit.err().lines().count(), audit::describe);
    assertTrue(audit.err().contains(reason), audit::describe);
  }

  private static Run busy(String options, String name, String jvm, String... arguments)
      throws IOException, InterruptedException {
    return ForkedJvm.of(Busy.class)
        .named(name)
        .jvm(jvm)
        .agent("tag=dev.refcount.audited.Item,report="
            + ForkedJvm.logs().resolve("busy-" + name + ".json") + options)
        .arguments(arguments)
        .run();
  }

  private static Run commandLine(String... arguments) throws IOException, InterruptedException {
    return ForkedJvm.of("dev.refcount.cli.Main")
        .named("audit")
        .classPath(ForkedJvm.agentJar())
        .arguments(arguments)
        .run();
  }
}

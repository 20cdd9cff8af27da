package dev.refcount.held;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.Report;
import dev.refcount.Site;
import dev.refcount.forked.Forked;
import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.JvmMode;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that ask who holds their objects, and check the answer themselves. */
final class HoldingsIT {
  @Forked
  void every_reference_is_told_with_its_holder_and_slot(JvmMode mode) throws Exception {
    succeeds(Holders.class, mode, "");
  }

  @Forked
  void local_variables_are_told_by_name_and_thread(JvmMode mode) throws Exception {
    succeeds(LocalHolders.class, mode, "");
  }

  @Forked
  void a_store_inside_the_jdk_is_told_at_the_line_that_led_there(JvmMode mode) throws Exception {
    succeeds(SiteDetails.class, mode, "");
  }

  @Forked
  void the_report_names_the_field_or_the_array_not_the_method_that_stores_for_others(JvmMode mode) throws Exception {
    succeeds(Totals.class, mode, "");
  }

  @Test
  void that_line_is_told_where_all_identity_hashes_are_equal() throws Exception {
    Run run =
        ForkedJvm.of(SiteDetails.class)
            .named("equal-hashes")
            .jvm("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2")
            .agent("tag=dev.refcount.held.Tenant,exclude=dev.refcount.forked.**")
            .run();
    assertEquals(0, run.exitCode(), run::describe);
  }

  @Forked
  void a_holder_that_the_ledger_knows_to_be_dead_is_told_apart(JvmMode mode) throws Exception {
    succeeds(DeadHolders.class, mode, "");
  }

  @Forked
  void what_took_a_count_to_zero_last_is_told(JvmMode mode) throws Exception {
    succeeds(LastDrops.class, mode, "");
  }

  @Test
  void where_no_line_is_recorded_the_slots_are_told_by_their_holders() throws Exception {
    Path report = ForkedJvm.logs().resolve("Unrecorded-report.txt");
    succeeds(Unrecorded.class, JvmMode.DEFAULT, ",sites=off,report=" + report);
    String text = Files.readString(report);
    for (String slot : List.of("element of Tenant[]", "captured by lambda", "Unrecorded.first", "Tenant.next")) {
      assertTrue(text.matches("(?s).* 1  Tenant +" + Pattern.quote(slot) + " +not recorded\n.*"), text);
    }
    assertFalse(text.contains("?"), text);
  }

  /** They were told as at offset 32. */
  @Test
  void fields_that_reflection_hides_have_names() throws Exception {
    succeeds(FoundLater.class, JvmMode.DEFAULT, "");
  }

  @Test
  void a_suspect_whose_line_is_not_recorded_is_told_without_one() {
    Site none = new Site("?", "?", null, -1);
    assertEquals(
        "1,200 Session held by com.acme.Registry.last, +12/s, none let go",
        new Report.Suspect("com.acme.Session", none, "com.acme.Registry.last", 1200, 12, 0).toString());
  }

  @Test
  void a_suspect_lambda_is_told_without_the_number_that_the_vm_gave_it() {
    Site site = new Site("com.acme.Bus", "add", "Bus.java", 7);
    assertEquals(
        "12 Bus$$Lambda$63 held by com.acme.Bus.last, stored at com.acme.Bus.add(Bus.java:7), +12/s, none let go",
        new Report.Suspect("com.acme.Bus$$Lambda$63/0x0000000800c01a00", site, "com.acme.Bus.last", 12, 12, 0)
            .toString());
  }

  @Test
  void a_variable_without_a_name_is_told_without_one(@TempDir Path folder) throws Exception {
    Run run =
        ForkedJvm.of(Nameless.class)
            .agent("tag=dev.refcount.held.Tenant+,exclude=dev.refcount.forked.**")
            .arguments(folder.toString())
            .run();
    assertEquals(0, run.exitCode(), run::describe);
  }

  @Test
  void to_ask_has_no_class_of_the_program_loaded() throws Exception {
    succeeds(Unasked.class, JvmMode.DEFAULT, "");
  }

  @Test
  void a_way_leads_up_to_a_root() throws Exception {
    succeeds(Paths.class, JvmMode.DEFAULT, "");
  }

  @Test
  void a_question_changes_no_count() throws Exception {
    succeeds(Asking.class, JvmMode.DEFAULT, ",containers=true");
  }

  /** It was told to be started with the option that it had. */
  @Test
  void an_object_that_the_sample_has_left_out_is_told_so() throws Exception {
    Run run = ForkedJvm.of(Unpicked.class).agent("tag=dev.refcount.held.Tenant,sample=2,report=off").run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals(
        "[dev.refcount.held.Tenant is not tagged: sample= counts some of its class alone;"
            + " Refs.tag counts it from now on]\n",
        run.out(),
        run::describe);
  }

  private static void succeeds(Class<?> program, JvmMode mode, String options) throws Exception {
    Run run =
        ForkedJvm.of(program)
            .mode(mode)
            .agent("tag=dev.refcount.held.Tenant+,exclude=dev.refcount.forked.**" + options)
            .run();
    assertEquals(0, run.exitCode(), run::describe);
  }
}

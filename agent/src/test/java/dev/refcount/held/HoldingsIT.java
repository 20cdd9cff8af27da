package dev.refcount.held;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.forked.Forked;
import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.JvmMode;
import dev.refcount.forked.Run;
import org.junit.jupiter.api.Test;

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
  void a_holder_that_the_ledger_knows_to_be_dead_is_told_apart(JvmMode mode) throws Exception {
    succeeds(DeadHolders.class, mode, "");
  }

  @Test
  void a_way_leads_up_to_a_root() throws Exception {
    succeeds(Paths.class, JvmMode.DEFAULT, "");
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

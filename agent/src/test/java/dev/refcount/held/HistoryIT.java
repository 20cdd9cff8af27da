package dev.refcount.held;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.Forked;
import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.JvmMode;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code history=N}: the lives of single objects. */
final class HistoryIT {
  private static final String OPTIONS =
      "tag=dev.refcount.held.Tenant,exclude=dev.refcount.forked.**,report=";

  @TempDir Path folder;

  @Forked
  void a_life_is_told_from_birth_through_every_kind_of_slot(JvmMode mode) throws Exception {
    succeeds(ForkedJvm.of(LifeStory.class).mode(mode), ",history=20");
  }

  @Test
  void reports_show_a_few_lives_to_their_end() throws Exception {
    succeeds(ForkedJvm.of(LifeStory.class).named("report"), ",history=20");
    String text = Files.readString(folder.resolve("r.txt"));
    assertTrue(text.contains("life of Tenant\n"), text);
    assertTrue(text.contains(" ms  stored in static field LifeStory.shared at "), text);
    assertTrue(text.contains("LifeStory.forgotten(LifeStory.java:141) by main\n"), text);
    assertTrue(text.contains(" ms  reclaimed: counted out\n"), text);
    String json = Files.readString(folder.resolve("r.json"));
    assertTrue(json.contains("\"what\": \"RECLAIMED\""), json);
    assertTrue(Files.readString(folder.resolve("r.html")).contains("<h2>Lives</h2>"));
  }

  @Test
  void only_the_last_stores_and_drops_are_kept_and_the_birth() throws Exception {
    succeeds(ForkedJvm.of(LongLife.class), ",history=3");
    String text = Files.readString(folder.resolve("r.txt"));
    assertTrue(text.contains("life of Tenant, references now: 2\n"), text);
    assertTrue(text.contains("99 stores and drops that are not remembered"), text);
  }

  @Test
  void without_the_option_no_life_is_kept_and_who_asks_is_told_what_to_add() throws Exception {
    succeeds(ForkedJvm.of(LongLife.class).named("off").arguments("off"), "");
    assertFalse(Files.readString(folder.resolve("r.txt")).contains("life of"));
  }

  private void succeeds(ForkedJvm jvm, String options) throws Exception {
    String reports = folder.resolve("r.txt") + ":" + folder.resolve("r.json") + ":"
        + folder.resolve("r.html");
    Run run = jvm.agent(OPTIONS + reports + options).run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("", run.err(), run::describe);
  }
}

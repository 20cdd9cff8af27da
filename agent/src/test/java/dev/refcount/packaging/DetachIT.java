package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.packaging.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code attach PID off} has the VM do, and what it can't. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class DetachIT {
  private static final String TAG = "tag=" + Desk.Guest.class.getName();

  @TempDir Path folder;

  /** Each time HotSpot makes one anew, it keeps more of the NaNs among its constants than before. */
  @Test
  void detaching_makes_no_class_anew_that_was_not_woven() throws Exception {
    Path log = folder.resolve("redefined");
    String logged = "-Xlog:redefine+class+load=info:file=" + log + ":none:filecount=0";
    try (Companion desk = Companion.start(Desk.class, folder, logged, "-XX:+EnableDynamicAgentLoading")) {
      assertEquals(0, CommandLine.run("attach", desk.pid(), TAG, "report=off").exitCode());
      long before = redefined(log, "java.lang.Double");
      long woven = redefined(log, "java.util.HashMap");
      assertEquals(0, CommandLine.run("attach", desk.pid(), "off").exitCode());
      assertEquals(before, redefined(log, "java.lang.Double"));
      assertEquals(woven + 1, redefined(log, "java.util.HashMap"));
      desk.end();
    }
  }

  /** Two of four are made while no agent is there. */
  @Test
  void what_hidden_classes_store_is_counted_if_they_are_made_while_the_agent_is_there() throws Exception {
    try (Companion desk = Companion.start(Desk.class, folder, "-XX:+EnableDynamicAgentLoading")) {
      assertEquals("no agent", desk.ask("drawers"));
      Path report = folder.resolve("left.txt");
      Result result = CommandLine.run("attach", desk.pid(), TAG, "report=" + report);
      String unseen = "stores not seen: those of hidden classes made before, such as ";
      assertTrue(result.out().contains(unseen + Desk.class.getName() + "$Drawer\n"), result.toString());
      assertEquals("RefCount[fields=1, statics=0, elements=1, locals=1]", desk.ask("drawers"));
      assertEquals(0, CommandLine.run("attach", desk.pid(), "off").exitCode());
      assertTrue(
          Files.readString(report).contains("Desk$Drawer: a hidden class from before the agent was attached: its"));
      assertTrue(desk.ask("drawers").startsWith("refcount is not attached"));
      assertEquals(0, CommandLine.run("attach", desk.pid(), TAG, "report=off").exitCode());
      assertEquals("RefCount[fields=2, statics=0, elements=1, locals=1]", desk.ask("drawers"));
      desk.end();
    }
  }

  /** Which find the agent's classes by code that is woven into their loaders. */
  @Test
  void classes_whose_loaders_hide_the_agent_run_on_while_it_comes_and_when_it_has_left() throws Exception {
    try (Companion bundles = Companion.start(Bundles.class, folder, "-XX:+EnableDynamicAgentLoading")) {
      String tag = "tag=" + Bundles.Guest.class.getName();
      for (int i = 0; i < 2; i++) {
        Result here = CommandLine.run("attach", bundles.pid(), tag, "report=off");
        assertEquals(0, here.exitCode(), here.toString());
        assertEquals("[]", bundles.ask("more threads"));
        assertEquals(0, CommandLine.run("attach", bundles.pid(), "off").exitCode());
      }
      assertEquals("[]", bundles.ask("later"));
      bundles.end();
    }
  }

  private static long redefined(Path log, String type) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("redefined name=" + type + ",")).count();
    }
  }
}

package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code attach PID off} has the VM do. */
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

  private static long redefined(Path log, String type) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("redefined name=" + type + ",")).count();
    }
  }
}

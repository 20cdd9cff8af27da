package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.packaging.CommandLine.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code attach} says of threads that go on running the code of before. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class AttachToThreadsIT {
  @TempDir Path folder;

  /** Of the program's own threads, and of an executor's. */
  @Test
  void methods_that_virtual_threads_are_in_are_named() throws Exception {
    String seated = Waiters.class.getName() + ".sit in " + (Waiters.ALONE + Waiters.OF_EXECUTOR) + " threads";
    try (Companion waiters = Companion.start(Waiters.class, folder, "-XX:+EnableDynamicAgentLoading")) {
      Path report = folder.resolve("report.txt");
      Result result =
          CommandLine.run("attach", waiters.pid(), "tag=" + Waiters.Order.class.getName(), "report=" + report);
      assertEquals(0, result.exitCode(), result.toString());
      assertTrue(result.out().contains("stores not seen until it returns: " + seated + "\n"), result.toString());
      waiters.end();
      assertTrue(
          Files.readString(report).contains(
              seated + ": ran when the agent was attached: what it stores itself is not seen until it returns\n"));
    }
  }
}

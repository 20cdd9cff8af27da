package dev.refcount.demo.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.eventbus.EventBus;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.refcount.demo.work.Forked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Each program leaks, and with its fix does not. */
final class LeaksIT {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "Listeners$Window, com.google.common.eventbus.Subscriber.target, Subscriber.java",
    "PoolThreads$Request, java.lang.ThreadLocal value, PoolThreads.java",
    "Caches$Quote, java.util.concurrent.ConcurrentHashMap value, UnboundedLocalCache.java"
  })
  void the_first_suspect_names_the_holder_and_the_line(String leaked, String slot, String file)
      throws Exception {
    JsonObject suspect = suspects(leaked, "leak").get(0).getAsJsonObject();
    assertEquals("dev.refcount.demo.leaks." + leaked, suspect.get("class").getAsString());
    assertEquals(slot, suspect.get("slot").getAsString());
    assertEquals(file, suspect.getAsJsonObject("site").get("file").getAsString());
    assertTrue(suspect.getAsJsonObject("site").get("line").getAsInt() > 0, suspect::toString);
    assertEquals(1800, suspect.get("holds").getAsInt());
    assertTrue(suspect.get("growth").getAsDouble() > 0, suspect::toString);
    assertEquals(0, suspect.get("letGo").getAsInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Listeners$Window", "PoolThreads$Request", "Caches$Quote"})
  void the_fixed_twin_has_no_suspect(String kept) throws Exception {
    assertEquals(0, suspects(kept, "fixed").size());
  }

  private JsonArray suspects(String counted, String how) throws Exception {
    Path report = folder.resolve("report.json");
    String program = "dev.refcount.demo.leaks." + counted.substring(0, counted.indexOf('$'));
    Forked run =
        Forked.run(
            folder,
            "tag=dev.refcount.demo.leaks." + counted + ",report=" + report,
            classPath(),
            program,
            how);
    assertEquals(0, run.exitCode(), () -> run.errors().toString());
    JsonObject parsed = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
    return parsed.getAsJsonArray("suspects");
  }

  private static List<String> classPath() throws Exception {
    return List.of(
        Forked.origin(Listeners.class),
        Forked.origin(EventBus.class),
        Forked.origin(com.google.common.util.concurrent.internal.InternalFutureFailureAccess.class),
        Forked.origin(Caffeine.class),
        Forked.origin(QueuedThreadPool.class),
        Forked.origin(LoggerFactory.class));
  }
}

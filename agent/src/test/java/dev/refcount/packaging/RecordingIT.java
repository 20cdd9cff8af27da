package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.DataAmount;
import jdk.jfr.EventType;
import jdk.jfr.Timespan;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JFR events, read as {@code jfr print} and JDK Mission Control read them. */
final class RecordingIT {
  @TempDir Path folder;

  private Run run(String options, String... jvm) throws Exception {
    return ForkedJvm.of(Recorded.class)
        .named("recorded")
        .agent("tag=" + Recorded.Item.class.getName() + ",report=" + folder.resolve("r.txt") + options)
        .jvm(jvm)
        .run();
  }

  @Test
  void a_recording_has_what_a_collection_reclaimed_and_the_counts_of_each_class() throws Exception {
    Path file = folder.resolve("r.jfr");
    Path settings = Files.writeString(folder.resolve("settings.jfc"), settings());
    Run run = run("", "-XX:StartFlightRecording=filename=" + file + ",settings=" + settings);
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().endsWith("2\n"), run::describe);
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);

    RecordedEvent collection = one(events, "dev.refcount.Collection");
    assertEquals(2, collection.getLong("cycle"));
    assertEquals(1, collection.getLong("countedOut"));
    assertEquals(0, collection.getLong("unexplained"));
    RecordedEvent cycle = one(events, "dev.refcount.Cycle");
    assertEquals(2, cycle.getInt("objects"));
    assertEquals(collection.getLong("number"), cycle.getLong("collection"));
    assertTrue(cycle.getString("closedAt").contains("Recorded.main(Recorded.java:"), "" + cycle);
    assertEquals(Recorded.Item.class.getName(),
        one(events, "dev.refcount.Reclaimed").getString("type"));
    RecordedEvent statistics = events.stream()
        .filter(event -> event.getEventType().getName().equals("dev.refcount.ClassStatistics"))
        .reduce((earlier, later) -> later).orElseThrow();
    assertEquals(3, statistics.getLong("born"));
  }

  /** By themselves statistics come every five seconds: this run is shorter, and asks for them at its end. */
  private static String settings() {
    StringBuilder text = new StringBuilder("<configuration version=\"2.0\">");
    for (String event : List.of("Collection", "Cycle", "Reclaimed", "ClassStatistics")) {
      text.append("<event name=\"dev.refcount.").append(event).append("\">")
          .append("<setting name=\"enabled\">true</setting>")
          .append(event.equals("ClassStatistics")
              ? "<setting name=\"period\">endChunk</setting></event>"
              : "</event>");
    }
    return text.append("</configuration>").toString();
  }

  private static RecordedEvent one(List<RecordedEvent> events, String name) {
    List<RecordedEvent> found =
        events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
    assertEquals(1, found.size(), name + ": " + found);
    EventType type = found.get(0).getEventType();
    assertNotNull(type.getDescription(), name);
    assertTrue(type.getFields().stream().anyMatch(field ->
        field.getAnnotation(DataAmount.class) != null || field.getAnnotation(Timespan.class) != null),
        name + " has units");
    return found.get(0);
  }

  @Test
  void a_program_that_is_not_recorded_loads_nothing_of_the_recorder() throws Exception {
    Path loads = folder.resolve("loads.txt");
    Process process = new ProcessBuilder(CommandLine.java(),
        Companion.agent("tag=x,report=" + folder.resolve("r.txt")),
        "-Xlog:class+load:file=" + loads, "-version").start();
    assertEquals(0, process.waitFor());
    String loaded = Files.readString(loads);
    assertTrue(loaded.contains("dev.refcount.agent.Startup"));
    assertFalse(loaded.contains("jdk.jfr.") || loaded.contains("dev.refcount.jfr."));
  }
}

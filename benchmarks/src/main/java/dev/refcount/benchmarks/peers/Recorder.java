package dev.refcount.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordingFile;

/**
 * JFR's sample of old objects, with the way from each up to its root. Must run before the objects are born:
 * they are sampled at their allocation.
 */
final class Recorder {
  private static final String EVENT = "jdk.OldObjectSample";
  private static Recording recording;

  private Recorder() {}

  static void start() {
    recording = new Recording();
    recording.enable(EVENT).withoutThreshold().with("cutoff", "infinity");
    recording.start();
  }

  /** How many items are in the sample, once it is written and read. */
  static int sampled() throws IOException {
    Path file = Files.createTempFile("refcount-peers", ".jfr");
    try (Recording until = recording.copy(true)) {
      until.dump(file);
      int found = 0;
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        if (event.getEventType().getName().equals(EVENT) && isItem(event.getValue("object"))) {
          found++;
        }
      }
      return found;
    } finally {
      Files.delete(file);
    }
  }

  private static boolean isItem(RecordedObject object) {
    return object != null && object.getClass("type").getName().equals(Item.class.getName());
  }
}

package dev.refcount.benchmarks.peers;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import kotlin.sequences.Sequence;
import shark.CloseableHeapGraph;
import shark.HeapField;
import shark.HeapGraph;
import shark.HeapObject;
import shark.HeapValue;
import shark.HprofHeapGraph;
import shark.HprofRecordTag;

/**
 * A heap dump, read by LeakCanary's shark: writes it, indexes it and counts what refers to the wanted object.
 * In the process itself, as LeakCanary does.
 */
final class Dump {
  private Dump() {}

  static int referrers() throws IOException {
    Path folder = Files.createTempDirectory("refcount-peers");
    File file = folder.resolve("heap.hprof").toFile();
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpHeap(file.getPath(), true);
      try (CloseableHeapGraph graph =
          HprofHeapGraph.Companion.openHeapGraph(file, null, EnumSet.allOf(HprofRecordTag.class))) {
        return referrers(graph, wanted(graph));
      }
    } finally {
      Files.deleteIfExists(file.toPath());
      Files.delete(folder);
    }
  }

  private static long wanted(HeapGraph graph) {
    return graph.findClassByName(Heap.class.getName()).get("wanted").getValue().getAsNonNullObjectId();
  }

  private static int referrers(HeapGraph graph, long wanted) {
    int found = 0;
    for (HeapObject.HeapInstance each : in(graph.getInstances())) {
      found += fields(each.readFields(), wanted);
    }
    for (HeapObject.HeapObjectArray each : in(graph.getObjectArrays())) {
      for (HeapValue element : in(each.readElements())) {
        found += refersTo(element, wanted);
      }
    }
    for (HeapObject.HeapClass each : in(graph.getClasses())) {
      found += fields(each.readStaticFields(), wanted);
    }
    return found;
  }

  private static int fields(Sequence<HeapField> fields, long wanted) {
    int found = 0;
    for (HeapField field : in(fields)) {
      found += refersTo(field.getValue(), wanted);
    }
    return found;
  }

  private static int refersTo(HeapValue value, long wanted) {
    Long target = value.getAsObjectId();
    return target != null && target == wanted ? 1 : 0;
  }

  /** A sequence of Kotlin's for a loop of Java's. */
  private static <T> Iterable<T> in(Sequence<T> sequence) {
    Iterator<T> iterator = sequence.iterator();
    return () -> iterator;
  }
}

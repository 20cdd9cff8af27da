package dev.refcount.agent;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.refcount.Audit;
import dev.refcount.audit.HeapAudit;
import dev.refcount.audit.LedgerRepair;
import dev.refcount.audit.RootPath;
import dev.refcount.boot.Reaper;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Audits the running JVM by a dump of its own heap in a temporary file, and repairs what is off. */
final class SelfDump {
  private SelfDump() {}

  static Audit audit(Instrumentation instrumentation) throws IOException {
    Path folder = Files.createTempDirectory("refcount");
    Path dump = folder.resolve("audit.hprof");
    try {
      HeapAudit audit = look(dump);
      Audit result = audit.result();
      if (result.drifts().isEmpty()) {
        return result;
      }
      new LedgerRepair(instrumentation.getAllLoadedClasses()).run(audit);
      return look(dump).result().drifts().isEmpty() ? result.asRepaired() : result;
    } finally {
      Files.deleteIfExists(dump);
      Files.deleteIfExists(folder);
    }
  }

  /** The slots that lead from the object of the marker up to a root. */
  static List<String> path(Class<?> marker) {
    try {
      Path folder = Files.createTempDirectory("refcount");
      Path dump = folder.resolve("path.hprof");
      try {
        write(dump);
        return RootPath.of(dump, marker.getName());
      } finally {
        Files.deleteIfExists(dump);
        Files.deleteIfExists(folder);
      }
    } catch (IOException failure) {
      throw new IllegalStateException("the heap could not be read: " + failure.getMessage());
    }
  }

  private static HeapAudit look(Path dump) throws IOException {
    // The VM writes over no file.
    Files.deleteIfExists(dump);
    Reaper.drain();
    write(dump);
    return HeapAudit.of(dump, (pass, bytes, total) -> {});
  }

  private static void write(Path dump) throws IOException {
    // Garbage is in the heap too, and counts: but the dump is smaller without it, and what the
    // collection of a live dump reclaims is subtracted by the audit.
    HotSpotDiagnosticMXBean vm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    // A collection since may have given the reaper work again: a holder that is half taken off has told
    // the counts already, and still has its entries.
    synchronized (Reaper.class) {
      vm.dumpHeap(dump.toString(), true);
    }
  }
}

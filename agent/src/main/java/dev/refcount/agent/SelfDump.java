package dev.refcount.agent;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.refcount.Audit;
import dev.refcount.audit.HeapAudit;
import dev.refcount.audit.LedgerRepair;
import dev.refcount.boot.Reaper;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

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

  private static HeapAudit look(Path dump) throws IOException {
    // The VM writes over no file.
    Files.deleteIfExists(dump);
    Reaper.drain();
    // Garbage is in the heap too, and counts: but the dump is smaller without it, and what the
    // collection of a live dump reclaims is subtracted by the audit.
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);
    return HeapAudit.of(dump, (pass, bytes, total) -> {});
  }
}

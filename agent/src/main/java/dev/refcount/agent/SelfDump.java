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
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Audits the running JVM by a dump of its own heap in a temporary file, and repairs what is off. */
final class SelfDump {
  /** How often it looks at most, and how long it waits before it looks again: for finalisers that run, milliseconds. */
  private static final int LOOKS = 3;

  private static final int WAIT = 2_000;
  private static final int STEP = 10;

  private static final int FIRST_TO_OVERWRITE = 20;

  private SelfDump() {}

  static Audit audit(Instrumentation instrumentation) throws IOException {
    Path folder = Files.createTempDirectory("refcount");
    Path dump = folder.resolve("audit.hprof");
    try {
      HeapAudit audit = look(dump);
      for (int i = 1; i < LOOKS && audit.awaitingFinaliser() > 0 && !audit.isExact(); i++) {
        awaitFinalisers();
        audit = look(dump);
      }
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

  /** The collection before the dump has found objects dead that wait for theirs now. */
  private static void awaitFinalisers() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    try {
      for (int left = WAIT; left > 0 && memory.getObjectPendingFinalizationCount() > 0; left -= STEP) {
        Thread.sleep(STEP);
      }
    } catch (InterruptedException later) {
      Thread.currentThread().interrupt();
    }
  }

  private static HeapAudit look(Path dump) throws IOException {
    // The VM writes over no file.
    Files.deleteIfExists(dump);
    Reaper.drain();
    write(dump);
    return HeapAudit.of(dump, (pass, bytes, total) -> {});
  }

  /**
   * Where classes are not unloaded, the G1 of JDK 17 leaves dead objects in regions that a full collection does not
   * compact (since JDK-8262068), and takes them for living ones when it walks the heap: a dump follows what they refer
   * to, which is elsewhere by then, and the VM crashes. Later ones, 25 for sure, overwrite them.
   */
  private static boolean crashes(HotSpotDiagnosticMXBean vm) {
    return Runtime.version().feature() < FIRST_TO_OVERWRITE
        && vm.getVMOption("UseG1GC").getValue().equals("true")
        && vm.getVMOption("ClassUnloading").getValue().equals("false");
  }

  private static void write(Path dump) throws IOException {
    // Garbage is in the heap too, and counts: but the dump is smaller without it, and what the
    // collection of a live dump reclaims is subtracted by the audit.
    HotSpotDiagnosticMXBean vm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (crashes(vm)) {
      throw new IllegalStateException(
          "no heap can be dumped: with -Xnoclassgc and G1 that crashes Java " + Runtime.version().feature()
              + "; leave -Xnoclassgc out, or take -XX:+UseParallelGC");
    }
    // A collection since may have given the reaper work again: a holder that is half taken off has told
    // the counts already, and still has its entries.
    synchronized (Reaper.class) {
      vm.dumpHeap(dump.toString(), true);
    }
  }
}

package dev.refcount.cli;

import dev.refcount.Audit;
import dev.refcount.audit.AuditText;
import dev.refcount.audit.HeapAudit;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** {@code audit DUMP.hprof}: of a running JVM's dump, or a dead one's. */
final class AuditCommand {
  private AuditCommand() {}

  static int run(String[] arguments) {
    if (arguments.length != 2) {
      return Exit.wrongUse("audit takes one heap dump: audit DUMP.hprof");
    }
    try {
      HeapAudit heap = HeapAudit.of(Path.of(arguments[1]), AuditCommand::say);
      Audit audit = heap.result();
      if (audit.checked() == 0) {
        return Exit.wrongUse(
            arguments[1] + " holds no ledger: it is of a JVM without the agent, or nothing was tagged");
      }
      System.out.print(AuditText.of(audit));
      if (!audit.drifts().isEmpty() && heap.awaitingFinaliser() > 0) {
        System.out.printf(
            Locale.ROOT,
            "%,d dead objects wait for their finalize() in this dump: what only they lead to is off the ledger%n",
            heap.awaitingFinaliser());
      }
      return audit.drifts().isEmpty() ? Exit.DONE : Exit.BAD_ANSWER;
    } catch (IOException | InvalidPathException unreadable) {
      return Exit.wrongUse(unreadable.getMessage());
    } catch (OutOfMemoryError tooSmall) {
      return Exit.wrongUse(
          "the ledger in " + arguments[1] + " needs more memory: try java -Xmx4g -jar …");
    }
  }

  /** Small dumps are done before anybody wonders. */
  private static void say(int pass, long bytes, long total) {
    if (total > 64 << 20) {
      System.err.printf(
          Locale.ROOT, "refcount: pass %d, %,d of %,d MB%n", pass, bytes >> 20, total >> 20);
    }
  }
}

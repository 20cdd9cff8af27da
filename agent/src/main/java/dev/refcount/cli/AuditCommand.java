package dev.refcount.cli;

import dev.refcount.Audit;
import dev.refcount.audit.AuditText;
import dev.refcount.audit.HeapAudit;
import java.io.IOException;
import java.nio.file.Path;

/** {@code audit DUMP.hprof}: of a running JVM's dump, or a dead one's. */
final class AuditCommand {
  private static final int EXACT = 0;
  private static final int DRIFT = 1;
  private static final int WRONG_USE = 2;

  private AuditCommand() {}

  static int run(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("refcount: audit takes one heap dump: audit DUMP.hprof");
      return WRONG_USE;
    }
    try {
      Audit audit =
          HeapAudit.of(
              Path.of(arguments[1]),
              read -> System.err.println("refcount: " + (read >> 20) + " MB read"));
      if (audit.checked() == 0) {
        System.err.println(
            "refcount: " + arguments[1] + " holds no ledger: it is of a JVM without the agent,"
                + " or nothing was tagged");
        return WRONG_USE;
      }
      System.out.print(AuditText.of(audit));
      return audit.drifts().isEmpty() ? EXACT : DRIFT;
    } catch (IOException unreadable) {
      System.err.println("refcount: " + unreadable.getMessage());
      return WRONG_USE;
    }
  }
}

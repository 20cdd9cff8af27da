package dev.refcount.audit;

import dev.refcount.Audit;
import dev.refcount.Drift;
import dev.refcount.RefCount;
import java.util.Locale;

/** An audit in words, for the terminal. */
public final class AuditText {
  private static final int MOST = 10;

  private AuditText() {}

  public static String of(Audit audit) {
    StringBuilder text = new StringBuilder(summary(audit));
    audit.drifts().stream().limit(MOST).forEach(drift -> append(text, drift));
    if (audit.drifts().size() > MOST) {
      text.append("… and ").append(audit.drifts().size() - MOST).append(" more\n");
    }
    return text.toString();
  }

  /** Without the single drifts; one to three lines. */
  public static String summary(Audit audit) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "audit: %,d checked, %,d exact, %,d drifts%n",
            audit.checked(),
            audit.exact(),
            audit.drifts().size()));
    if (audit.slots() > 0) {
      text.append(share(audit));
    }
    if (audit.repaired()) {
      text.append("repaired: the ledger is right again, as a second audit found\n");
    }
    return text.toString();
  }

  /** Rounded down: 100 % is all of them. */
  private static String share(Audit audit) {
    double percent = Math.floor(10_000.0 * audit.counted() / audit.slots()) / 100;
    return String.format(
        Locale.ROOT,
        "%,d of the %,d stores that the heap still shows were counted, %s %%%n",
        audit.counted(),
        audit.slots(),
        percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent));
  }

  private static void append(StringBuilder text, Drift drift) {
    text.append("  ").append(drift.type());
    text.append(": ledger ").append(counts(drift.ledger()));
    text.append(", heap ").append(counts(drift.heap())).append('\n');
    for (String holder : drift.holders()) {
      text.append("    in ").append(holder).append('\n');
    }
  }

  private static String counts(RefCount counts) {
    return counts.fields() + " fields, " + counts.statics() + " statics, " + counts.elements()
        + " elements";
  }
}

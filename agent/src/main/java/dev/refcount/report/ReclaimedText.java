package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.Verdicts;
import java.util.List;

/** Why and how late the collector took the objects of each class, as lines of a table. */
final class ReclaimedText {
  private static final int MOST = 8;

  private final StringBuilder out = new StringBuilder();

  private ReclaimedText() {}

  static String of(List<Report.ClassEntry> classes) {
    ReclaimedText text = new ReclaimedText();
    text.row(
        "reclaimed",
        Headings.COUNTED_OUT,
        Headings.CASCADE,
        Headings.CYCLE,
        Headings.WITH_HOLDER,
        Headings.VARIABLE,
        Headings.DRAG);
    int left = MOST;
    for (Report.ClassEntry entry : classes) {
      Verdicts reclaimed = entry.reclaimed();
      if (reclaimed.total() > 0 && left-- > 0) {
        text.row(
            Cells.clip(entry.name().substring(entry.name().lastIndexOf('.') + 1), 30),
            Cells.count(reclaimed.countedOut()),
            Cells.count(reclaimed.cascade()),
            Cells.count(reclaimed.cycle()),
            Cells.count(reclaimed.withHolder()),
            Cells.count(reclaimed.liveVariable()),
            Cells.count(entry.dragMs().p50()));
      }
    }
    return text.out.toString();
  }

  private void row(String name, String... cells) {
    out.append(Cells.row(name, cells));
  }
}

package dev.refcount.report;

import dev.refcount.Life;
import dev.refcount.Report;
import dev.refcount.Site;
import dev.refcount.Verdicts;
import dev.refcount.audit.AuditText;
import java.util.List;

/** The report for a terminal of 100 columns: most held first, the long tail cut. */
public final class TextReport {
  private static final int MOST_CLASSES = 20;
  private static final int MOST_SUSPECTS = 5;
  private static final int MOST_SITES = 15;
  private static final int MOST_LEFT_OUT = 10;
  /** The narrow column. */
  private static final int HIGHEST_COUNT = 2;

  private final StringBuilder out = new StringBuilder();

  private TextReport() {}

  public static String of(Report report) {
    TextReport text = new TextReport();
    text.head(report);
    text.suspects(report.suspects());
    text.classes(report.classes());
    text.sites(report.sites());
    text.reclaimed(report);
    text.lives(report.lives());
    text.remarks(report);
    if (report.audit() != null) {
      text.line("");
      text.out.append(AuditText.of(report.audit()));
    }
    return text.out.toString();
  }

  private void head(Report report) {
    String version = report.jvm().version();
    // The build's own suffix is in the JSON form; here the line must fit the terminal.
    int suffix = version.indexOf('+');
    line(
        "references at " + Cells.seconds(report.jvm().uptimeMs()) + " s, Java "
            + (suffix < 0 ? version : version.substring(0, suffix)) + ", "
            + report.jvm().collector());
  }

  private void suspects(List<Report.Suspect> suspects) {
    if (!suspects.isEmpty()) {
      line("");
      line("suspects: places that hold ever more and let go of few");
      for (Report.Suspect suspect : first(suspects, MOST_SUSPECTS)) {
        line("  " + suspect);
      }
      tail(suspects.size() - MOST_SUSPECTS, "suspects");
    }
  }

  private void classes(List<Report.ClassEntry> classes) {
    if (classes.isEmpty()) {
      line("no object was tagged");
      return;
    }
    line("");
    classLine(
        Headings.CLASS,
        Headings.BORN,
        Headings.LIVE,
        Headings.MAX,
        Headings.FIELDS,
        Headings.ELEMENTS,
        Headings.STATICS,
        Headings.LOCALS);
    for (Report.ClassEntry entry : first(classes, MOST_CLASSES)) {
      Report.References now = entry.references();
      classLine(
          Cells.clip(simple(entry.name()), 30),
          Cells.count(entry.born()),
          Cells.count(entry.live()),
          Cells.count(entry.maxCount()),
          Cells.count(now.fields()),
          Cells.count(now.elements()),
          Cells.count(now.statics()),
          Cells.count(now.locals()));
    }
    tail(classes.size() - MOST_CLASSES, "classes");
  }

  private void classLine(String name, String... counts) {
    StringBuilder line = new StringBuilder(Cells.left(name, 30));
    for (int i = 0; i < counts.length; i++) {
      line.append(' ').append(Cells.right(counts[i], i == HIGHEST_COUNT ? 5 : 9));
    }
    line(line.toString());
  }

  private void sites(List<Report.SiteEntry> sites) {
    if (sites.isEmpty()) {
      return;
    }
    line("");
    siteLine(Headings.HOLDS, Headings.OF_CLASS, Headings.IN, Headings.STORED_AT);
    for (Report.SiteEntry site : first(sites, MOST_SITES)) {
      siteLine(
          Cells.count(site.holds()),
          Cells.clip(simple(site.className()), 28),
          Cells.clip(site.slot(), 24),
          stored(site));
    }
    tail(sites.size() - MOST_SITES, "places");
  }

  private static String stored(Report.SiteEntry site) {
    return site.type().equals("?")
        ? "not recorded"
        : new Site(simple(site.type()), site.method(), site.file(), site.line()).toString();
  }

  private void siteLine(String... cells) {
    line(
        Cells.right(cells[0], 9) + "  " + Cells.left(cells[1], 28) + " " + Cells.left(cells[2], 24) + " "
            + cells[3]);
  }

  private void reclaimed(Report report) {
    Verdicts all = Verdicts.NONE;
    for (Report.ClassEntry entry : report.classes()) {
      all = all.plus(entry.reclaimed());
    }
    if (all.total() > 0) {
      line("");
      out.append(ReclaimedText.of(report.classes()));
      if (all.unexplained() > 0) {
        line(Remarks.unexplained(all.unexplained()));
      }
    }
    if (report.statistics().objects() > 0) {
      line("");
      out.append(StatisticsText.of(report.statistics()));
    }
  }

  private void lives(List<Life> lives) {
    if (lives == null) {
      // A report that another version wrote.
      return;
    }
    for (Life life : lives) {
      line("");
      out.append(life);
    }
  }

  private void remarks(Report report) {
    int sample = Remarks.sample(report.agent().options());
    if (sample > 1) {
      remark(Remarks.sampled(sample));
    }
    for (Report.Uncounted earlier : report.uncounted()) {
      remark(Remarks.uncounted(earlier));
    }
    for (Report.Unmatched unmatched : report.unmatched()) {
      remark(Remarks.unmatched(unmatched));
    }
    if (report.ledger() != null && report.ledger().spent()) {
      remark(Remarks.spent(report.ledger()));
    }
    if (report.ledger() != null && report.ledger().closed()) {
      remark(Remarks.closed());
    }
    if (report.ledger() != null && report.ledger().taken() > 0) {
      remark(Remarks.taken(report.ledger().taken()));
    }
    long unjudged = 0;
    for (Report.ClassEntry entry : report.classes()) {
      unjudged += Remarks.unjudged(entry);
    }
    if (unjudged > 0) {
      remark(Remarks.unjudged(unjudged));
    }
    if (report.lostStores() > 0) {
      remark(Remarks.lostStores(report.lostStores()));
    }
    leftOut(new LeftOut(report.notWoven()), report.audit() != null);
  }

  private void remark(String words) {
    line("");
    line(words);
  }

  private void leftOut(LeftOut leftOut, boolean audited) {
    List<Report.NotWoven> here = leftOut.here();
    if (!here.isEmpty()) {
      remark(leftOut.hereInWords());
      for (Report.NotWoven left : first(here, MOST_LEFT_OUT)) {
        line("  " + left.className() + ": " + left.reason());
      }
      tail(here.size() - MOST_LEFT_OUT, "classes or methods");
    }
    if (!here.isEmpty()) {
      line(leftOut.channelsInWords());
    } else if (audited) {
      remark(leftOut.channelsInWords());
    }
  }

  private void tail(int more, String what) {
    if (more > 0) {
      line("… and " + Cells.count(more) + " more " + what + " (all of them in a .json report)");
    }
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }

  /** Without the package; the outer class stays. */
  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}

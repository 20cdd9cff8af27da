package dev.refcount.report;

import dev.refcount.Life;
import dev.refcount.Report;
import dev.refcount.Verdicts;
import dev.refcount.audit.AuditText;
import java.util.ArrayList;
import java.util.List;

/** The report for a terminal of 100 columns: most held first, the long tail cut. */
public final class TextReport {
  private static final int MOST_CLASSES = 20;
  private static final int MOST_SUSPECTS = 5;
  private static final int MOST_SITES = 15;
  private static final int MOST_LEFT_OUT = 10;

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
    classLine("class", "born", "live", "max", "fields", "elements", "statics", "locals");
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

  private void classLine(String name, String born, String live, String max, String... references) {
    StringBuilder line = new StringBuilder(Cells.left(name, 30));
    line.append(' ').append(Cells.right(born, 9));
    line.append(' ').append(Cells.right(live, 9));
    line.append(' ').append(Cells.right(max, 5));
    for (String count : references) {
      line.append(' ').append(Cells.right(count, 9));
    }
    line(line.toString());
  }

  private void sites(List<Report.SiteEntry> sites) {
    if (sites.isEmpty()) {
      return;
    }
    line("");
    siteLine("holds", "of class", "in", "stored at");
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
        : simple(site.type()) + "." + site.method()
            + "(" + site.file() + (site.line() < 0 ? "" : ":" + site.line()) + ")";
  }

  private void siteLine(String holds, String type, String slot, String stored) {
    line(
        Cells.right(holds, 9) + "  " + Cells.left(type, 28) + " " + Cells.left(slot, 24) + " "
            + stored);
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
        line(Cells.count(all.unexplained()) + " of them unexplained: a store was missed");
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
    for (Report.Uncounted earlier : report.uncounted()) {
      line("");
      line(
          "not counted, born before the agent was attached: " + Cells.count(earlier.objects())
              + " of " + earlier.className());
    }
    for (Report.Unmatched unmatched : report.unmatched()) {
      line("");
      line(
          "tag=" + unmatched.pattern() + " matched no class; nearest seen: "
              + String.join(", ", unmatched.nearest()));
    }
    if (report.ledger() != null && report.ledger().spent()) {
      line("");
      line(
          "the ledger filled its budget of " + Cells.count(report.ledger().budgetBytes())
              + " bytes: objects born while it was full are not counted; a larger budget= counts more");
    }
    if (report.lostStores() > 0) {
      line("");
      line(Cells.count(report.lostStores()) + " stores may be missing: a hook failed");
    }
    leftOut(report);
  }

  private void leftOut(Report report) {
    List<Report.NotWoven> here = new ArrayList<>();
    List<String> everywhere = new ArrayList<>();
    for (Report.NotWoven left : report.notWoven()) {
      if (left.isChannel()) {
        String channel = left.className().substring(Report.NotWoven.CHANNEL.length());
        everywhere.add(left.standing() ? channel : channel + " (" + left.reason() + ")");
      } else if (!left.standing()) {
        here.add(left);
      }
    }
    if (!here.isEmpty()) {
      line("");
      line("not woven, or not all of it, " + Cells.count(here.size()) + " classes: what is left out is not seen");
      for (Report.NotWoven left : first(here, MOST_LEFT_OUT)) {
        line("  " + left.className() + ": " + left.reason());
      }
      tail(here.size() - MOST_LEFT_OUT, "classes");
    }
    if (!here.isEmpty() || report.audit() != null) {
      line("never seen: " + String.join("; ", everywhere));
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

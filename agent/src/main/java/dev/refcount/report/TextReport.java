package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.audit.AuditText;
import java.util.List;
import java.util.Locale;

/** The report for a terminal of 100 columns: most held first, the long tail cut. */
public final class TextReport {
  private static final int MOST_CLASSES = 20;
  private static final int MOST_SITES = 15;
  private static final int MOST_LEFT_OUT = 10;

  private final StringBuilder out = new StringBuilder();

  private TextReport() {}

  public static String of(Report report) {
    TextReport text = new TextReport();
    text.head(report);
    text.classes(report.classes());
    text.sites(report.sites());
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
        "references at %.1f s, Java %s, %s",
        report.jvm().uptimeMs() / 1000.0,
        suffix < 0 ? version : version.substring(0, suffix),
        report.jvm().collector());
  }

  private void classes(List<Report.ClassEntry> classes) {
    if (classes.isEmpty()) {
      line("no object was tagged");
      return;
    }
    line("");
    line(
        "%-30s %9s %9s %5s %9s %9s %9s %9s",
        "class", "born", "live", "max", "fields", "elements", "statics", "locals");
    classes.stream().limit(MOST_CLASSES).forEach(this::classLine);
    tail(classes.size() - MOST_CLASSES, "classes");
  }

  private void classLine(Report.ClassEntry entry) {
    Report.References now = entry.references();
    line(
        "%-30s %9s %9s %5s %9s %9s %9s %9s",
        clip(simple(entry.name()), 30),
        count(entry.born()),
        count(entry.live()),
        count(entry.maxCount()),
        count(now.fields()),
        count(now.elements()),
        count(now.statics()),
        count(now.locals()));
  }

  private void sites(List<Report.SiteEntry> sites) {
    if (sites.isEmpty()) {
      return;
    }
    line("");
    line("%9s  %-28s %-24s %s", "holds", "of class", "in", "stored at");
    sites.stream().limit(MOST_SITES).forEach(this::siteLine);
    tail(sites.size() - MOST_SITES, "places");
  }

  private void siteLine(Report.SiteEntry site) {
    line(
        "%9s  %-28s %-24s %s.%s(%s)",
        count(site.holds()),
        clip(simple(site.className()), 28),
        clip(site.slot(), 24),
        simple(site.type()),
        site.method(),
        site.line() < 0 ? site.file() : site.file() + ":" + site.line());
  }

  private void remarks(Report report) {
    for (Report.Unmatched unmatched : report.unmatched()) {
      line("");
      line(
          "tag=%s matched no class; nearest seen: %s",
          unmatched.pattern(), String.join(", ", unmatched.nearest()));
    }
    if (report.lostStores() > 0) {
      line("");
      line("%s stores may be missing: a hook failed", count(report.lostStores()));
    }
    if (!report.notWoven().isEmpty()) {
      line("");
      line("not woven, %s classes: stores in them are not seen", count(report.notWoven().size()));
      report.notWoven().stream()
          .limit(MOST_LEFT_OUT)
          .forEach(left -> line("  %s: %s", left.className(), left.reason()));
      tail(report.notWoven().size() - MOST_LEFT_OUT, "classes");
    }
  }

  private void tail(int more, String what) {
    if (more > 0) {
      line("… and %s more %s (all of them in a .json report)", count(more), what);
    }
  }

  private void line(String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Without the package; the outer class stays. */
  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String clip(String text, int width) {
    return text.length() <= width ? text : "…" + text.substring(text.length() - width + 1);
  }
}

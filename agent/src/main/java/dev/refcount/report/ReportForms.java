package dev.refcount.report;

import com.google.gson.JsonObject;
import dev.refcount.Report;
import java.util.List;

/** Which form a report takes: the ending of the file's name says it. */
public final class ReportForms {
  /** All endings that are known. */
  public static final List<String> ENDINGS = List.of(".txt", ".json", ".html", ".dot");

  private ReportForms() {}

  /** Whether a file of this name has a form. */
  public static boolean known(String name) {
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** The report of this JVM in the form of the named file. */
  public static String of(Report report, String name) {
    if (name.endsWith(".dot")) {
      String small = ObjectGraph.ofSmallLedger("objects and who holds them");
      return small != null ? small : DotReport.of(JsonReport.tree(report));
    }
    if (name.endsWith(".html")) {
      return HtmlReport.of(JsonReport.tree(report));
    }
    return name.endsWith(".json") ? JsonReport.of(report) : TextReport.of(report);
  }

  /**
   * A report that was written as JSON in another form.
   *
   * @throws IllegalArgumentException if the text is no such report, with the reason in words
   */
  public static String render(String json, String name) {
    JsonObject report = JsonReport.read(json);
    try {
      return render(report, name);
    } catch (RuntimeException strange) {
      // Whatever: anybody may have written it.
      throw new IllegalArgumentException("a part of it is not as refcount writes it", strange);
    }
  }

  private static String render(JsonObject report, String name) {
    // First: the page and the graph would pass by what is none of theirs.
    Report whole = JsonReport.model(report);
    if (name.endsWith(".html")) {
      return HtmlReport.of(report);
    }
    return name.endsWith(".dot") ? DotReport.of(report) : TextReport.of(whole);
  }
}

package dev.refcount.report;

import com.google.gson.JsonObject;
import dev.refcount.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The report as one page that needs no other file and no network. The tables are written here, so that
 * the page is complete without its script, which sorts, searches and, on the live page, refreshes.
 */
public final class HtmlReport {
  private static final int NEVER = 0;

  private HtmlReport() {}

  /** A page to keep. */
  static String of(JsonObject report) {
    return page(report, NEVER);
  }

  /** A page that asks for its {@link #body} again after so many milliseconds; 0 is never. */
  public static String page(Report report, int periodMs) {
    return page(JsonReport.tree(report), periodMs);
  }

  private static String page(JsonObject report, int periodMs) {
    String page = template();
    page = page.replace("{{title}}", Html.escape(title(report)));
    page = page.replace("{{live}}", Integer.toString(periodMs));
    // Last, since what they hold may look like a place to fill.
    int body = page.indexOf("{{body}}");
    int json = page.indexOf("{{json}}");
    return page.substring(0, body)
        + body(report)
        + page.substring(body + "{{body}}".length(), json)
        + data(report)
        + page.substring(json + "{{json}}".length());
  }

  /** All that changes from one moment to the next. */
  public static String body(Report report) {
    return body(JsonReport.tree(report));
  }

  private static String body(JsonObject report) {
    return new HtmlBody(report).text();
  }

  private static String title(JsonObject report) {
    return "References in process " + Json.text(report, "jvm", "pid");
  }

  /** Inside a script element nothing may look like its end or like a comment. */
  private static String data(JsonObject report) {
    return report.toString().replace("<", "\\u003c");
  }

  private static String template() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException incompleteJar) {
      throw new UncheckedIOException(incompleteJar);
    }
  }
}

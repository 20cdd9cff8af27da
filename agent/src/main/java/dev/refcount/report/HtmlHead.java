package dev.refcount.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.refcount.Report;

/** What stands above the sections: where the report comes from, what is amiss, and the sums. */
final class HtmlHead {
  private final StringBuilder out;
  private final JsonObject report;

  private HtmlHead(StringBuilder out, JsonObject report) {
    this.out = out;
    this.report = report;
  }

  static void append(StringBuilder out, JsonObject report) {
    HtmlHead head = new HtmlHead(out, report);
    head.origin();
    head.warnings();
    head.tiles();
  }

  private void origin() {
    JsonObject jvm = Json.object(report, "jvm");
    out.append("<p class=\"origin\">Java ").append(Html.escape(Json.text(jvm, "version")))
        .append(", ").append(Html.escape(Json.text(jvm, "collector")))
        .append(", after ").append(Cells.seconds(Json.number(jvm, "uptimeMs")))
        .append(" s. refcount ").append(Html.escape(Json.text(report, "agent", "version")));
    String options = Json.text(report, "agent", "options");
    if (!options.isEmpty()) {
      out.append(" with <code>").append(Html.escape(options).replace(",", ",<wbr>")).append("</code>");
    }
    out.append(".</p>\n");
  }

  private void warnings() {
    Report.Ledger ledger = JsonReport.part(Json.object(report, "ledger"), Report.Ledger.class);
    if (ledger.spent()) {
      warning(out, Remarks.spent(ledger));
    }
    if (ledger.closed()) {
      warning(out, Remarks.closed());
    }
    if (ledger.taken() > 0) {
      warning(out, Remarks.taken(ledger.taken()));
    }
    long unjudged = 0;
    for (JsonElement entry : Json.array(report, "classes")) {
      unjudged += Remarks.unjudged(JsonReport.part(entry.getAsJsonObject(), Report.ClassEntry.class));
    }
    if (unjudged > 0) {
      warning(out, Remarks.unjudged(unjudged));
    }
    long lost = Json.number(report, "lostStores");
    if (lost > 0) {
      warning(out, Remarks.lostStores(lost));
    }
  }

  static void warning(StringBuilder out, String words) {
    out.append("<p class=\"warn\">").append(Html.sentence(words)).append("</p>\n");
  }

  private void tiles() {
    long live = 0;
    long born = 0;
    long[] references = new long[HtmlBar.KINDS.length];
    for (JsonElement element : Json.array(report, "classes")) {
      JsonObject entry = element.getAsJsonObject();
      live += Json.number(entry, "live");
      born += Json.number(entry, "born");
      for (int i = 0; i < references.length; i++) {
        references[i] += Json.number(Json.object(entry, "references"), HtmlBar.KINDS[i]);
      }
    }
    out.append("<div class=\"tiles\">");
    tile(live, "tagged objects live");
    tile(born, "born");
    for (int i = 0; i < references.length; i++) {
      tile(references[i], "references by " + HtmlBar.KINDS[i]);
    }
    out.append("</div>\n");
  }

  private void tile(long number, String what) {
    out.append("<div><b>").append(Html.number(number)).append("</b><span>").append(what)
        .append("</span></div>");
  }
}

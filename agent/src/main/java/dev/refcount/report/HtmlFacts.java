package dev.refcount.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.refcount.Audit;
import dev.refcount.Report;
import dev.refcount.Statistics;
import dev.refcount.audit.AuditText;
import java.lang.reflect.RecordComponent;

/** Sections that are no table: those that are known in the text report's words, any other as a list. */
final class HtmlFacts {
  private final StringBuilder out;
  private final String id;
  /** What is not told yet. */
  private final JsonObject facts;

  private HtmlFacts(StringBuilder out, String id, JsonObject facts) {
    this.out = out;
    this.id = id;
    this.facts = facts.deepCopy();
  }

  static void append(StringBuilder out, String id, JsonObject facts) {
    HtmlFacts section = new HtmlFacts(out, id, facts);
    switch (id) {
      case "statistics" -> section.statistics(JsonReport.part(facts, Statistics.class));
      case "ledger" -> section.ledger(JsonReport.part(facts, Report.Ledger.class));
      case "audit" -> section.audit(JsonReport.part(facts, Audit.class));
      default -> { }
    }
    section.rest();
  }

  private void statistics(Statistics statistics) {
    if (statistics.increments() == null || statistics.decrements() == null
        || statistics.maxima() == null || statistics.bits() == null) {
      return;
    }
    JsonArray rows = new JsonArray();
    rows.add(counting(Headings.MADE, statistics.increments()));
    rows.add(counting(Headings.LET_GO, statistics.decrements()));
    HtmlTable.append(out, id + "-counting", rows);
    out.append("<dl>");
    for (StatisticsText.Fact fact : StatisticsText.facts(statistics)) {
      fact(fact.label(), Html.escape(fact.figures()));
    }
    out.append("</dl>\n");
    told(Statistics.class);
  }

  private static JsonObject counting(String what, Report.References counts) {
    JsonObject row = new JsonObject();
    row.addProperty(Headings.COUNTING, what);
    row.addProperty(Headings.ALL, counts.total());
    row.addProperty(Headings.FIELDS, counts.fields());
    row.addProperty(Headings.ELEMENTS, counts.elements());
    row.addProperty(Headings.STATICS, counts.statics());
    row.addProperty(Headings.LOCALS, counts.locals());
    return row;
  }

  private void ledger(Report.Ledger ledger) {
    out.append("<p>").append(Html.sentence(Remarks.room(ledger))).append("</p>\n");
    told(Report.Ledger.class);
  }

  private void audit(Audit audit) {
    if (audit.drifts() == null) {
      return;
    }
    AuditText.summary(audit).lines().forEach(line ->
        out.append("<p>").append(Html.sentence(line)).append("</p>\n"));
    if (!audit.drifts().isEmpty()) {
      HtmlTable.append(out, id + "-drifts", Json.array(facts, "drifts"));
    }
    told(Audit.class);
  }

  private void told(Class<? extends Record> model) {
    for (RecordComponent component : model.getRecordComponents()) {
      facts.remove(component.getName());
    }
  }

  /** Plain values as a list, tables within as tables. */
  private void rest() {
    if (facts.isEmpty()) {
      return;
    }
    out.append("<dl>");
    facts.asMap().forEach((key, value) -> {
      if (!HtmlTable.isRows(value)) {
        fact(Html.words(key), HtmlTable.cellText(value));
      }
    });
    out.append("</dl>\n");
    facts.asMap().forEach((key, value) -> {
      if (HtmlTable.isRows(value)) {
        HtmlTable.append(out, id + "-" + key, (JsonArray) value);
      }
    });
  }

  private void fact(String label, String html) {
    out.append("<dt>").append(Html.escape(label)).append("</dt><dd>").append(html).append("</dd>");
  }
}

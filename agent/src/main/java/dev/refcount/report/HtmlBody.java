package dev.refcount.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sections of the page: the known ones in order and with a word about each, then all others. */
final class HtmlBody {
  private static final String[] KINDS = {"fields", "elements", "statics", "locals"};

  /** Title and explanation by key, in the order of the page. */
  private static final Map<String, String[]> SECTIONS = new LinkedHashMap<>();

  static {
    section("suspects", "Suspects", "Places that hold ever more and let go of few, the likeliest leak first.");
    section("classes", "Classes", "Tagged classes, most held first.");
    section("sites", "Stored at", "Lines of code that stored what is held now, most first.");
    section("cycles", "Cycles", "What counting references alone could not have freed.");
    section("lives", "Lives", "Of the most held objects, and of those reclaimed last.");
    section("statistics", "Statistics", "Reference counts over the whole run.");
    section("audit", "Audit", "The ledger against the VM's own heap.");
    section("uncounted", "Not counted", "Objects of tagged classes that were there before the agent was attached.");
    section("unmatched", "Patterns without a class", "What <code>tag=</code> names and no class matched.");
    section("notWoven", "Not woven", "Stores in these classes, or in the methods that are named, are not seen.");
  }

  private final JsonObject report;
  private final StringBuilder out = new StringBuilder();

  HtmlBody(JsonObject report) {
    this.report = report;
  }

  private static void section(String key, String title, String explanation) {
    SECTIONS.put(key, new String[] {title, explanation});
  }

  String text() {
    head();
    SECTIONS.forEach((key, words) -> section(key, words[0], words[1], report.get(key)));
    for (String key : report.keySet()) {
      if (!SECTIONS.containsKey(key) && !key.equals("agent") && !key.equals("jvm")) {
        String title = Html.words(key);
        section(key, Character.toUpperCase(title.charAt(0)) + title.substring(1), "", report.get(key));
      }
    }
    return out.toString();
  }

  private void head() {
    JsonObject jvm = Json.object(report, "jvm");
    out.append("<p>Java ").append(Html.escape(Json.text(jvm, "version")))
        .append(", ").append(Html.escape(Json.text(jvm, "collector")))
        .append(", after ").append(Html.number(Json.number(jvm, "uptimeMs") / 1000.0))
        .append(" s. refcount ").append(Html.escape(Json.text(report, "agent", "version")));
    String options = Json.text(report, "agent", "options");
    if (!options.isEmpty()) {
      out.append(" with <code>").append(Html.escape(options)).append("</code>");
    }
    out.append(".</p>\n");
    if (Json.number(report, "lostStores") > 0) {
      out.append("<p class=\"warn\">").append(Html.number(Json.number(report, "lostStores")))
          .append(" stores may be missing: a hook failed.</p>\n");
    }
    tiles();
  }

  private void tiles() {
    long live = 0;
    long born = 0;
    Map<String, Long> byKind = new LinkedHashMap<>();
    for (JsonElement element : Json.array(report, "classes")) {
      JsonObject entry = element.getAsJsonObject();
      live += Json.number(entry, "live");
      born += Json.number(entry, "born");
      for (String kind : KINDS) {
        byKind.merge(kind, Json.number(Json.object(entry, "references"), kind), Long::sum);
      }
    }
    out.append("<div class=\"tiles\">");
    tile(live, "tagged objects live");
    tile(born, "born");
    byKind.forEach((kind, number) -> tile(number, "references by " + kind));
    out.append("</div>\n");
  }

  private void tile(long number, String what) {
    out.append("<div><b>").append(Html.number(number)).append("</b><span>").append(what)
        .append("</span></div>");
  }

  private void section(String key, String title, String explanation, JsonElement value) {
    boolean table = value instanceof JsonArray rows && !rows.isEmpty() && rows.get(0).isJsonObject();
    boolean facts = value instanceof JsonObject object && !object.isEmpty();
    if (!table && !facts) {
      return;
    }
    out.append("<section><h2>").append(Html.escape(title)).append("</h2>\n");
    if (!explanation.isEmpty()) {
      out.append("<p>").append(explanation).append("</p>\n");
    }
    if (key.equals("classes")) {
      legend();
    }
    if (table) {
      HtmlTable.append(out, key, (JsonArray) value);
    } else {
      facts(key, (JsonObject) value);
    }
    out.append("</section>\n");
  }

  private void legend() {
    out.append("<div class=\"legend\">");
    for (String kind : KINDS) {
      out.append("<span><i class=\"").append(kind).append("\"></i>").append(kind).append("</span>");
    }
    out.append("</div>\n");
  }

  /** Plain values as a list, tables within as tables. */
  private void facts(String id, JsonObject facts) {
    out.append("<dl>");
    facts.asMap().forEach((key, value) -> {
      if (!HtmlTable.isRows(value)) {
        out.append("<dt>").append(Html.escape(Html.words(key))).append("</dt><dd>")
            .append(HtmlTable.cellText(value)).append("</dd>");
      }
    });
    out.append("</dl>\n");
    facts.asMap().forEach((key, value) -> {
      if (HtmlTable.isRows(value)) {
        HtmlTable.append(out, id + "-" + key, (JsonArray) value);
      }
    });
  }
}

package dev.refcount.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sections of the page: the known ones in order and with a word about each, then all others. */
final class HtmlBody {
  private static final String NEVER_SEEN = "neverSeen";
  private static final String NEVER_WOVEN = "neverWoven";

  /** Title and explanation by key, in the order of the page. */
  private static final Map<String, String[]> SECTIONS = new LinkedHashMap<>();

  static {
    section("suspects", "Suspects", "Places that hold ever more and let go of few, the likeliest leak first.");
    section("classes", "Classes", "Tagged classes, most held first.");
    section("sites", "Stored at", "Lines of code that stored what is held now, most first.");
    section(HtmlRows.RECLAIMED, "Reclaimed",
        "Why the collector could take objects of each class, and its drag: how much later than counting alone"
            + " would have freed them, at most, for half of them, for 90 %, for 99 %, and the longest.");
    section("cycles", "Cycles", "What counting references alone could not have freed.");
    section("statistics", "Statistics", "Reference counts over the whole run.");
    section("lives", "Lives", "Of the most held objects, and of those reclaimed last.");
    section("audit", "Audit", "The ledger against the VM's own heap.");
    section("uncounted", "Not counted", "Objects of tagged classes that were born before the agent was attached.");
    section("unmatched", "Matched no class", "Patterns of <code>tag=</code>, with the nearest names seen.");
    section("ledger", "Ledger", "What the agent's own records take.");
    section("notWoven", "Not woven", "");
    section(NEVER_SEEN, "Never seen", "What weaving cannot show, and why.");
    section(NEVER_WOVEN, "Never woven", "Classes that are left as they are in every program.");
  }

  private final JsonObject report;
  private final LeftOut leftOut;
  private final StringBuilder out = new StringBuilder();

  HtmlBody(JsonObject report) {
    this.report = report;
    leftOut = HtmlRows.leftOut(report);
  }

  private static void section(String key, String title, String explanation) {
    SECTIONS.put(key, new String[] {title, explanation});
  }

  String text() {
    HtmlHead.append(out, report);
    SECTIONS.forEach((key, words) -> section(key, words[0], words[1], known(key)));
    for (String key : report.keySet()) {
      if (!SECTIONS.containsKey(key) && !key.equals("agent") && !key.equals("jvm")) {
        String title = Html.words(key);
        section(key, Character.toUpperCase(title.charAt(0)) + title.substring(1), "", report.get(key));
      }
    }
    return out.toString();
  }

  private JsonElement known(String key) {
    return switch (key) {
      case "classes" -> HtmlRows.classes(report);
      case HtmlRows.RECLAIMED -> HtmlRows.reclaimed(report);
      case "notWoven" -> HtmlRows.reasons(Headings.CLASS, leftOut.here());
      case NEVER_SEEN -> HtmlRows.reasons("what", leftOut.channels());
      case NEVER_WOVEN -> HtmlRows.reasons(Headings.CLASS, leftOut.neverWoven());
      default -> report.get(key);
    };
  }

  private void section(String key, String title, String explanation, JsonElement value) {
    boolean table = HtmlTable.isRows(value);
    boolean facts = value instanceof JsonObject object && !object.isEmpty();
    if (!table && !facts) {
      return;
    }
    out.append("<section><h2>").append(Html.escape(title)).append("</h2>\n");
    if (!explanation.isEmpty()) {
      out.append("<p>").append(explanation).append("</p>\n");
    }
    remark(key);
    if (table) {
      HtmlTable.append(out, key, (JsonArray) value);
    } else {
      HtmlFacts.append(out, key, (JsonObject) value);
    }
    out.append("</section>\n");
  }

  private void remark(String key) {
    switch (key) {
      case "classes" -> HtmlBar.legend(out);
      case "notWoven" -> out.append("<p>").append(Html.sentence(leftOut.hereInWords())).append("</p>\n");
      case HtmlRows.RECLAIMED -> {
        long unexplained = HtmlRows.unexplained(report);
        if (unexplained > 0) {
          HtmlHead.warning(out, Remarks.unexplained(unexplained));
        }
      }
      default -> { }
    }
  }
}

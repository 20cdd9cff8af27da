package dev.refcount.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.refcount.Report;
import java.util.ArrayList;
import java.util.List;

/** Rows of tables that are on the page, but not as such in the model. */
final class HtmlRows {
  static final String RECLAIMED = "reclaimed";
  private static final List<String> OF_RECLAIMED = List.of("reclaimed", "dragMs");

  private HtmlRows() {}

  /** The classes without what is in {@link #reclaimed}. */
  static JsonArray classes(JsonObject report) {
    JsonArray rows = new JsonArray();
    for (JsonElement entry : Json.array(report, "classes")) {
      JsonObject row = new JsonObject();
      entry.getAsJsonObject().asMap().forEach((key, value) -> {
        if (!OF_RECLAIMED.contains(key)) {
          row.add(key, value);
        }
      });
      rows.add(row);
    }
    return rows;
  }

  /** Those of the classes of which the collector has taken objects. */
  static JsonArray reclaimed(JsonObject report) {
    JsonArray rows = new JsonArray();
    for (JsonElement element : Json.array(report, "classes")) {
      JsonObject entry = element.getAsJsonObject();
      if (sum(Json.object(entry, "reclaimed")) > 0) {
        JsonObject row = new JsonObject();
        row.add("name", entry.get("name"));
        for (String key : OF_RECLAIMED) {
          row.add(key, Json.object(entry, key));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  static long unexplained(JsonObject report) {
    long all = 0;
    for (JsonElement entry : Json.array(report, "classes")) {
      all += Json.number(Json.object(entry.getAsJsonObject(), "reclaimed"), "unexplained");
    }
    return all;
  }

  private static long sum(JsonObject numbers) {
    long sum = 0;
    for (String key : numbers.keySet()) {
      sum += Json.number(numbers, key);
    }
    return sum;
  }

  static LeftOut leftOut(JsonObject report) {
    List<Report.NotWoven> all = new ArrayList<>();
    for (JsonElement element : Json.array(report, "notWoven")) {
      JsonObject entry = element.getAsJsonObject();
      all.add(
          new Report.NotWoven(
              Json.text(entry, "class"),
              Json.text(entry, "reason"),
              Json.text(entry, "standing").equals("true")));
    }
    return new LeftOut(all);
  }

  /** What is not seen beside the reason. */
  static JsonArray reasons(String what, List<Report.NotWoven> entries) {
    JsonArray rows = new JsonArray();
    for (Report.NotWoven left : entries) {
      JsonObject row = new JsonObject();
      row.addProperty(what, left.isChannel() ? LeftOut.name(left) : left.className());
      row.addProperty("reason", left.reason());
      rows.add(row);
    }
    return rows;
  }
}

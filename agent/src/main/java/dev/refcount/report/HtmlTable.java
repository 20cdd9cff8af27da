package dev.refcount.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.refcount.report.HtmlColumns.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Any list of objects as a table: what is inside an object becomes columns of its own, a place in the
 * code one column, references by kind a bar. So what the model gains is shown without a change here;
 * {@link HtmlColumns} has the words for what is known.
 */
final class HtmlTable {
  /** More would make the page too heavy; all of them are in the JSON. */
  private static final int MOST_ROWS = 1000;

  private static final Set<String> NAMES = Set.of("name", "class", "type", "classes");

  private record Row(JsonObject entry, Map<String, JsonElement> cells) {}

  private final StringBuilder out;
  private final List<Row> rows = new ArrayList<>();
  /** By column whether all that is in it is numbers. */
  private final Map<String, Boolean> numeric = new LinkedHashMap<>();

  private long most;

  private HtmlTable(StringBuilder out) {
    this.out = out;
  }

  static boolean isRows(JsonElement value) {
    return value instanceof JsonArray list && !list.isEmpty() && list.get(0).isJsonObject();
  }

  static void append(StringBuilder out, String id, JsonArray entries) {
    HtmlTable table = new HtmlTable(out);
    for (JsonElement entry : entries.asList().subList(0, Math.min(MOST_ROWS, entries.size()))) {
      table.add(entry.getAsJsonObject());
    }
    table.write(id);
    if (entries.size() > MOST_ROWS) {
      out.append("<p>").append(Html.number(entries.size() - MOST_ROWS))
          .append(" more are only in the JSON.</p>\n");
    }
  }

  private void add(JsonObject entry) {
    Map<String, JsonElement> row = new LinkedHashMap<>();
    flatten("", entry, row);
    rows.add(new Row(entry, row));
    row.forEach((column, value) -> {
      boolean number = Json.isNumber(value);
      if (number || !value.isJsonNull()) {
        numeric.merge(column, number, Boolean::logicalAnd);
      }
    });
    most = Math.max(most, HtmlBar.total(row));
  }

  private static void flatten(String prefix, JsonObject entry, Map<String, JsonElement> row) {
    boolean site = Json.isSite(entry);
    if (site) {
      JsonObject place = new JsonObject();
      for (String part : List.of("type", "method", "file", "line")) {
        place.add(part, entry.get(part));
      }
      row.put(prefix.isEmpty() ? "stored at" : prefix.strip(), place);
    }
    entry.asMap().forEach((key, value) -> {
      boolean partOfSite = site && Set.of("type", "method", "file", "line").contains(key);
      if (value instanceof JsonObject inner) {
        flatten(prefix + key + " ", inner, row);
      } else if (!partOfSite) {
        row.put(prefix + key, value);
      }
    });
  }

  /** The known columns that there are, then all others. */
  private List<Column> columns(String id) {
    List<Column> columns = new ArrayList<>();
    Set<String> others = new LinkedHashSet<>(numeric.keySet());
    for (Column known : HtmlColumns.of(id)) {
      if (others.remove(known.path()) && known.heading() != null) {
        columns.add(known);
      }
    }
    for (String other : others) {
      columns.add(new Column(other, Html.words(other), null));
    }
    return columns;
  }

  private void write(String id) {
    out.append("<div class=\"scroll\"><table id=\"").append(Html.escape(id)).append("\"><thead><tr>");
    List<Column> columns = columns(id);
    boolean bar = numeric.containsKey("references fields");
    for (Column column : columns) {
      out.append(numeric.get(column.path()) ? "<th class=\"n\" scope=\"col\">" : "<th scope=\"col\">")
          .append(Html.escape(column.heading())).append("</th>");
      if (bar && column.path().equals("name")) {
        out.append("<th class=\"n\" scope=\"col\">references</th>");
      }
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (Row row : rows) {
      out.append("<tr>");
      for (Column column : columns) {
        cell(column, row);
        if (bar && column.path().equals("name")) {
          HtmlBar.append(out, row.cells(), most);
        }
      }
      out.append("</tr>\n");
    }
    out.append("</tbody></table></div>\n");
  }

  private void cell(Column column, Row row) {
    JsonElement value = row.cells().get(column.path());
    if (value == null || value.isJsonNull()) {
      out.append("<td></td>");
      return;
    }
    String words = column.words() == null ? null : column.words().apply(row.entry());
    if (numeric.get(column.path())) {
      out.append("<td class=\"n\" data-v=\"").append(value.getAsDouble()).append("\">")
          .append(words != null ? words : Html.number(value.getAsDouble())).append("</td>");
    } else if (value instanceof JsonObject site) {
      out.append("<td class=\"s\">").append(Html.name(Json.site(site))).append("</td>");
    } else {
      String lastWord = column.path().substring(column.path().lastIndexOf(' ') + 1);
      String style = NAMES.contains(lastWord) || lastWord.equals("slot") ? "c" : "t";
      out.append("<td class=\"").append(style).append("\">")
          .append(words != null ? words : cellText(value)).append("</td>");
    }
  }

  /** Lists one below the other; qualified names with the package standing back. */
  static String cellText(JsonElement value) {
    if (Json.isNumber(value)) {
      return Html.number(value.getAsDouble());
    }
    if (value instanceof JsonArray list) {
      Set<String> lines = new LinkedHashSet<>();
      list.forEach(line -> lines.add(cellText(line)));
      return lines.isEmpty() ? "none" : String.join("<br>", lines);
    }
    if (value instanceof JsonObject object) {
      return Json.isSite(object) ? Html.name(Json.site(object)) : pairs(object);
    }
    return value.isJsonNull() ? "" : Html.name(value.getAsString());
  }

  private static String pairs(JsonObject object) {
    StringBuilder text = new StringBuilder();
    object.asMap().forEach((key, value) ->
        text.append(text.isEmpty() ? "" : ", ").append(Html.escape(Html.words(key))).append(' ')
            .append(cellText(value)));
    return text.toString();
  }
}

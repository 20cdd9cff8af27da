package dev.refcount.report;

import com.google.gson.JsonObject;
import dev.refcount.Life;
import dev.refcount.Report;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Columns of the tables that are known, in the order and the words of the text report. What a table has
 * besides comes after them, called as in the model.
 */
final class HtmlColumns {
  /**
   * One column.
   *
   * @param path the names that lead to its value in the model, with blanks between
   * @param heading null if another column tells what is in it
   * @param words a cell as HTML; null, as a function or as its answer, leaves it to the table
   */
  record Column(String path, String heading, Function<JsonObject, String> words) {
    private Column(String path, String heading) {
      this(path, heading, null);
    }
  }

  private static final Map<String, List<Column>> TABLES =
      Map.of(
          "suspects",
          List.of(
              new Column("holds", Headings.HOLDS),
              new Column("class", Headings.OF_CLASS),
              new Column("slot", "held by"),
              new Column("site", Headings.STORED_AT),
              new Column("growth", "growth", HtmlColumns::growth),
              new Column("letGo", Headings.LET_GO, HtmlColumns::letGo)),
          "classes",
          List.of(
              new Column("name", Headings.CLASS),
              new Column("born", Headings.BORN),
              new Column("live", Headings.LIVE),
              new Column("maxCount", Headings.MAX),
              new Column("references fields", Headings.FIELDS),
              new Column("references elements", Headings.ELEMENTS),
              new Column("references statics", Headings.STATICS),
              new Column("references locals", Headings.LOCALS),
              new Column("increments", Headings.MADE),
              new Column("decrements", Headings.LET_GO),
              new Column("instanceBytes", "bytes each")),
          "sites",
          List.of(
              new Column("holds", Headings.HOLDS),
              new Column("class", Headings.OF_CLASS),
              new Column("slot", Headings.IN),
              new Column("stored at", Headings.STORED_AT)),
          HtmlRows.RECLAIMED,
          List.of(
              new Column("name", Headings.CLASS),
              new Column("reclaimed countedOut", Headings.COUNTED_OUT),
              new Column("reclaimed cascade", Headings.CASCADE),
              new Column("reclaimed cycle", Headings.CYCLE),
              new Column("reclaimed withHolder", Headings.WITH_HOLDER),
              new Column("reclaimed liveVariable", Headings.VARIABLE),
              new Column("reclaimed unexplained", "unexplained"),
              new Column("dragMs p50", Headings.DRAG),
              new Column("dragMs p90", "90 %"),
              new Column("dragMs p99", "99 %"),
              new Column("dragMs max", "longest")),
          "lives",
          List.of(
              new Column("class", Headings.CLASS),
              new Column("references", "references now", HtmlColumns::referencesNow),
              new Column("events", "life", HtmlColumns::life),
              new Column("forgotten", null),
              new Column("verdict", null)),
          "unmatched",
          List.of(new Column("pattern", "tag="), new Column("nearest", "nearest seen")));

  private HtmlColumns() {}

  /** None of a table that is not known. */
  static List<Column> of(String table) {
    return TABLES.getOrDefault(table, List.of());
  }

  private static String growth(JsonObject suspect) {
    return JsonReport.part(suspect, Report.Suspect.class).growthInWords();
  }

  private static String letGo(JsonObject suspect) {
    return JsonReport.part(suspect, Report.Suspect.class).letGoInWords();
  }

  private static String referencesNow(JsonObject entry) {
    Life life = JsonReport.part(entry, Life.class);
    return isTold(life) && life.ended() ? "" : null;
  }

  private static String life(JsonObject entry) {
    Life life = JsonReport.part(entry, Life.class);
    if (!isTold(life)) {
      return null;
    }
    StringBuilder lines = new StringBuilder("<dl class=\"life\">");
    for (Life.Line line : life.lines()) {
      lines.append("<dt>").append(line.time()).append("</dt><dd>")
          .append(Html.escape(line.words())).append("</dd>");
    }
    return lines.append("</dl>").toString();
  }

  /** Not if another version of the agent wrote of events that this one has no words for. */
  private static boolean isTold(Life life) {
    return life.events() != null && !life.events().isEmpty()
        && life.events().stream().noneMatch(event ->
            event.what() == null || event.slot() == null || event.thread() == null);
  }
}

package dev.refcount.report;

import com.google.gson.JsonElement;
import java.util.Map;

/** References by kind as one bar, beside those of other rows. */
final class HtmlBar {
  static final String[] KINDS = {"fields", "elements", "statics", "locals"};

  private HtmlBar() {}

  static long total(Map<String, JsonElement> row) {
    long total = 0;
    for (String kind : KINDS) {
      JsonElement number = row.get("references " + kind);
      total += Json.isNumber(number) ? number.getAsLong() : 0;
    }
    return total;
  }

  /** A cell; {@code most} is the largest total of the table. */
  static void append(StringBuilder out, Map<String, JsonElement> row, long most) {
    long total = total(row);
    out.append("<td class=\"n\" data-v=\"").append(total).append("\">").append(Html.number(total))
        .append("<div class=\"bar\">");
    for (String kind : KINDS) {
      JsonElement number = row.get("references " + kind);
      if (Json.isNumber(number) && number.getAsLong() > 0) {
        out.append("<i class=\"").append(kind).append("\" title=\"").append(kind).append(' ')
            .append(Html.number(number.getAsLong())).append("\" style=\"width:")
            // The longest bar is the whole width, and nothing that is there is invisible.
            .append(Math.max(1, 100 * number.getAsLong() / most)).append("%\"></i>");
      }
    }
    out.append("</div></td>");
  }

  static void legend(StringBuilder out) {
    out.append("<div class=\"legend\">");
    for (String kind : KINDS) {
      out.append("<span><i class=\"").append(kind).append("\"></i>").append(kind).append("</span>");
    }
    out.append("</div>\n");
  }
}

package dev.refcount.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** The report as a Graphviz graph: from the lines of code that stored to the classes that are held. */
final class DotReport {
  /** More is no picture any more. */
  private static final int MOST_EDGES = 150;

  private DotReport() {}

  static String of(JsonObject report) {
    JsonArray sites = Json.array(report, "sites");
    Graph graph = new Graph(title(report, sites.size()));
    Map<String, JsonObject> classes = new HashMap<>();
    Json.array(report, "classes").forEach(
        entry -> classes.put(Json.text(entry.getAsJsonObject(), "name"), entry.getAsJsonObject()));
    long most = Math.max(1, sites.isEmpty() ? 0 : Json.number((JsonObject) sites.get(0), "holds"));
    for (int i = 0; i < Math.min(MOST_EDGES, sites.size()); i++) {
      edge(graph, sites.get(i).getAsJsonObject(), classes, most);
    }
    // What only local variables hold, or nothing, stands alone.
    for (JsonElement entry : Json.array(report, "classes")) {
      String name = Json.text(entry.getAsJsonObject(), "name");
      graph.counted("class " + name, label(name, entry.getAsJsonObject()));
    }
    return graph.text();
  }

  private static void edge(
      Graph graph, JsonObject site, Map<String, JsonObject> classes, long most) {
    String place = Json.site(site);
    String held = Json.text(site, "class");
    int file = place.lastIndexOf('(');
    String from = file < 0
        ? graph.holder("site " + place, place)
        : graph.holder("site " + place, simple(place.substring(0, file), 2), place.substring(file));
    String to = graph.counted("class " + held, label(held, classes.get(held)));
    long holds = Json.number(site, "holds");
    double width = 1 + Math.round(40.0 * holds / most) / 10.0;
    graph.edge(from, to, width, Json.text(site, "slot"), Html.number(holds));
  }

  private static String[] label(String name, JsonObject entry) {
    String shown = simple(name, 1);
    if (entry == null) {
      return new String[] {shown};
    }
    String live = Html.number(Json.number(entry, "live")) + " live";
    long locals = Json.number(Json.object(entry, "references"), "locals");
    return locals == 0
        ? new String[] {shown, live}
        : new String[] {shown, live, Html.number(locals) + " references by locals"};
  }

  /** The last so many parts of a qualified name. */
  private static String simple(String name, int parts) {
    int start = name.length();
    for (int i = 0; i < parts && start > 0; i++) {
      start = name.lastIndexOf('.', start - 1);
    }
    return name.substring(start + 1);
  }

  private static String title(JsonObject report, int edges) {
    String title =
        "references in process " + Json.text(report, "jvm", "pid") + " after "
            + Html.number(Json.number(Json.object(report, "jvm"), "uptimeMs") / 1000.0) + " s";
    return edges <= MOST_EDGES
        ? title
        : title + "; the " + MOST_EDGES + " places that hold most, of " + Html.number(edges);
  }
}

package dev.refcount.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who holds what, as nodes and edges in Graphviz's language. */
final class Graph {
  private final Map<Object, String> ids = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final String title;

  Graph(String title) {
    this.title = title;
  }

  /** Something that is counted; written once, at its first sight. */
  String counted(Object key, String... label) {
    return node(key, "shape=ellipse, style=filled, fillcolor=\"#cfe2ff\"", label);
  }

  /** What holds it, or the place that stored it; written once, at its first sight. */
  String holder(Object key, String... label) {
    return node(key, "shape=box", label);
  }

  private String node(Object key, String style, String... label) {
    String known = ids.get(key);
    if (known != null) {
      return known;
    }
    String id = "n" + ids.size();
    ids.put(key, id);
    lines.add(id + " [" + style + ", label=" + quoted(label) + "];");
    return id;
  }

  /** Both ends are what {@link #counted} or {@link #holder} returned. */
  void edge(String from, String to, double width, String... label) {
    lines.add(from + " -> " + to + " [label=" + quoted(label) + ", penwidth=" + width + "];");
  }

  String text() {
    StringBuilder text = new StringBuilder("digraph refcount {\n");
    text.append("  label=").append(quoted(title)).append(";\n");
    text.append("  rankdir=LR;\n  node [fontname=\"sans-serif\", fontsize=11];\n");
    text.append("  edge [fontname=\"sans-serif\", fontsize=9];\n");
    lines.forEach(line -> text.append("  ").append(line).append('\n'));
    return text.append("}\n").toString();
  }

  private static String quoted(String... lines) {
    StringBuilder text = new StringBuilder("\"");
    for (String line : lines) {
      // The escape that breaks a line is Graphviz's own.
      text.append(text.length() == 1 ? "" : "\\n")
          .append(line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " "));
    }
    return text.append('"').toString();
  }
}

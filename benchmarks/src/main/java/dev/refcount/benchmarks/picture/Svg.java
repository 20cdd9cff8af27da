package dev.refcount.benchmarks.picture;

import java.util.Locale;

/**
 * An SVG document that is written from top to bottom. Colours are classes of its style sheet, which has
 * one for light paper and one for dark: {@code ours}, and {@code other0} to {@code other7}.
 */
final class Svg {
  private static final String[] LIGHT = {
    "#c2410c", "#0f766e", "#7e3fb8", "#92700c", "#be185d", "#3f6b1f", "#5b6470", "#9a4a32"
  };
  private static final String[] DARK = {
    "#fb923c", "#2dd4bf", "#c4a0f5", "#e3b341", "#f783b8", "#9ccc65", "#a3adb8", "#e59a85"
  };

  static final int OTHERS = LIGHT.length;

  private final StringBuilder text = new StringBuilder();

  Svg(double width, double height, String title) {
    text.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$.0f %2$.0f\" width=\"%1$.0f\""
                + " height=\"%2$.0f\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\">%n",
            width,
            height));
    text.append("<title>").append(escaped(title)).append("</title>\n<style>\n");
    colours("#ffffff", "#1f2328", "#59636e", "#e2e5e9", "#0b57d0", LIGHT);
    text.append("@media (prefers-color-scheme: dark) {\n");
    colours("#0d1117", "#e6edf3", "#9198a1", "#2b3138", "#6cb1ff", DARK);
    text.append("}\n.heading { font-size: 14px }\n.heading, .name { font-weight: 600 }\n</style>\n");
    text.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
  }

  private void colours(
      String paper, String ink, String faint, String grid, String ours, String[] others) {
    text.append(".paper { fill: ").append(paper).append(" }\n");
    text.append(".heading, .name { fill: ").append(ink).append(" }\n");
    text.append(".axis { fill: ").append(faint).append(" }\n");
    text.append(".grid { stroke: ").append(grid).append(" }\n");
    colour("ours", ours);
    for (int i = 0; i < others.length; i++) {
      colour(other(i), others[i]);
    }
  }

  /** A line has a stroke, everything else is filled. */
  private void colour(String name, String value) {
    text.append('.').append(name).append(" { fill: ").append(value).append(" }\n");
    text.append(".").append(name).append("-line { fill: none; stroke: ").append(value).append(" }\n");
  }

  /** The class of one of the others; more than there are colours share them. */
  static String other(int index) {
    return "other" + index % OTHERS;
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2);
  }

  /** The points are {@code x,y} pairs. */
  void curve(String style, double width, double... points) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      path.append(String.format(Locale.ROOT, "%s%.1f,%.1f", i == 0 ? "" : " ", points[i], points[i + 1]));
    }
    add("<polyline class=\"%s-line\" stroke-width=\"%.1f\" points=\"%s\"/>", style, width, path);
  }

  void dot(String style, double x, double y, double radius) {
    add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", style, x, y, radius);
  }

  void bar(String style, double x, double y, double width, double height) {
    add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1.5\"/>",
        style, x, y, width, height);
  }

  /** {@code anchor}: which part of the text is at x, {@code start}, {@code middle} or {@code end}. */
  void text(String style, String anchor, double x, double y, String words) {
    add(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
        style, anchor, x, y, escaped(words));
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The whole document. */
  @Override
  public String toString() {
    return text + "</svg>\n";
  }
}

package dev.refcount.benchmarks.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Panels of curves above each other, time against number of objects, both by powers of ten. */
public final class Curves {
  private static final double WIDTH = 880;
  private static final double LEFT = 84;
  private static final double RIGHT = 600;
  private static final double ABOVE = 58;
  private static final double PLOT = 236;
  private static final double BELOW = 46;
  private static final double LINE = 15;

  private record Panel(String heading, String timeOf, List<Curve> curves) {}

  private final String title;
  private final List<Panel> panels = new ArrayList<>();

  public Curves(String title) {
    this.title = title;
  }

  /**
   * One more panel, unless there is nothing to draw.
   *
   * @param timeOf what the time is, beside its axis
   */
  public void panel(String heading, String timeOf, List<Curve> curves) {
    List<Curve> drawn = curves.stream().filter(curve -> !curve.seconds().isEmpty()).toList();
    if (!drawn.isEmpty()) {
      panels.add(new Panel(heading, timeOf, drawn));
    }
  }

  public String svg() {
    double height = panels.size() * (ABOVE + PLOT + BELOW) + 8;
    Svg svg = new Svg(WIDTH, height, title);
    for (int i = 0; i < panels.size(); i++) {
      draw(svg, panels.get(i), i * (ABOVE + PLOT + BELOW) + ABOVE);
    }
    return svg.toString();
  }

  private static void draw(Svg svg, Panel panel, double top) {
    double bottom = top + PLOT;
    LogScale x =
        new LogScale(
            panel.curves.stream().flatMap(one -> one.seconds().keySet().stream()).mapToDouble(n -> n),
            LEFT,
            RIGHT);
    LogScale y =
        new LogScale(
            panel.curves.stream().flatMap(one -> one.seconds().values().stream()).mapToDouble(s -> s),
            bottom,
            top);
    svg.text("heading", "start", LEFT, top - 32, panel.heading);
    svg.text("axis", "start", LEFT, top - 12, panel.timeOf + ", log scale");
    for (int power = x.low(); power <= x.high(); power++) {
      svg.line("grid", x.atPower(power), top, x.atPower(power), bottom);
      svg.text("axis", "middle", x.atPower(power), bottom + 17, Units.powerOfTen(power));
    }
    // From the top down by thousands, so that each label names a unit of its own.
    for (int power = y.low(); power <= y.high(); power++) {
      svg.line("grid", LEFT, y.atPower(power), RIGHT, y.atPower(power));
      if (Math.floorMod(power, 3) == 0 || y.high() - y.low() < 4) {
        svg.text("axis", "end", LEFT - 8, y.atPower(power) + 4, Units.decade(power));
      }
    }
    svg.text("axis", "middle", (LEFT + RIGHT) / 2, bottom + 35, "objects in the heap");
    curves(svg, panel.curves, x, y, bottom);
  }

  private static void curves(Svg svg, List<Curve> curves, LogScale x, LogScale y, double bottom) {
    double[] ends = curves.stream().mapToDouble(one -> y.at(last(one))).toArray();
    double[] labels = Spread.apart(ends, LINE, bottom + LINE);
    int others = 0;
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      String style = curve.ours() ? "ours" : Svg.other(others++);
      double thick = curve.ours() ? 3 : 1.6;
      double[] points = new double[2 * curve.seconds().size()];
      int at = 0;
      for (Map.Entry<Integer, Double> point : curve.seconds().entrySet()) {
        points[at++] = x.at(point.getKey());
        points[at++] = y.at(point.getValue());
        svg.dot(style, points[at - 2], points[at - 1], thick + 1);
      }
      svg.curve(style, thick, points);
      svg.curve(style, 0.7, points[at - 2] + 6, ends[i], RIGHT + 18, labels[i]);
      svg.text(style, "start", RIGHT + 22, labels[i] + 4, curve.name() + ", " + Units.time(last(curve)));
    }
  }

  private static double last(Curve curve) {
    return curve.seconds().get(curve.seconds().lastKey());
  }
}

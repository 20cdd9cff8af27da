package dev.refcount.benchmarks.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class CurvesTest {
  private static final Curve OURS =
      new Curve("count", true, new TreeMap<>(Map.of(10_000, 2e-8, 1_000_000, 2e-8)));
  private static final Curve THEIRS =
      new Curve("walk <all>", false, new TreeMap<>(Map.of(10_000, 1e-3, 1_000_000, 1e-1)));

  @Test
  void what_is_flat_is_drawn_flat_and_what_grows_rises() {
    Parsed picture = picture(OURS, THEIRS);

    double[][] flat = points(picture.first("polyline", "ours-line"));
    assertEquals(flat[0][1], flat[1][1]);
    double[][] growing = points(picture.first("polyline", "other0-line"));
    assertTrue(growing[1][1] < growing[0][1], "the y axis of SVG points down");
    assertEquals(flat[0][0], growing[0][0]);
    assertTrue(growing[0][1] < flat[0][1], "the slower one is above");
  }

  @Test
  void axes_name_their_units_and_lines_their_names() {
    List<String> words = picture(OURS, THEIRS).words();

    assertTrue(words.containsAll(List.of("10⁴", "10⁵", "10⁶", "objects in the heap")), words::toString);
    assertTrue(words.containsAll(List.of("1 µs", "1 ms")), words::toString);
    assertTrue(words.contains("walk <all>, 100 ms"), words::toString);
  }

  @Test
  void dark_paper_has_colours_of_its_own() {
    assertTrue(picture(OURS).text().contains("@media (prefers-color-scheme: dark)"));
  }

  @Test
  void a_panel_without_figures_is_left_out() {
    Curves curves = new Curves("title");
    curves.panel("empty", "time", List.of(new Curve("none", false, new TreeMap<>())));
    curves.panel("one", "time", List.of(OURS, new Curve("none", false, new TreeMap<>())));

    Parsed picture = new Parsed(curves.svg());

    assertFalse(picture.words().contains("empty"));
    assertEquals(1, picture.words().stream().filter("objects in the heap"::equals).count());
  }

  private static Parsed picture(Curve... curves) {
    Curves picture = new Curves("title");
    picture.panel("question", "time", List.of(curves));
    return new Parsed(picture.svg());
  }

  private static double[][] points(Element line) {
    String[] pairs = line.getAttribute("points").split(" ");
    double[][] points = new double[pairs.length][];
    for (int i = 0; i < pairs.length; i++) {
      String[] pair = pairs[i].split(",");
      points[i] = new double[] {Double.parseDouble(pair[0]), Double.parseDouble(pair[1])};
    }
    return points;
  }
}

package dev.refcount.benchmarks.picture;

import java.util.ArrayList;
import java.util.List;

/** Groups of bars beside a log scale: nanoseconds more than without, by state. */
public final class Bars {
  private static final double WIDTH = 880;
  private static final double LEFT = 230;
  private static final double RIGHT = 790;
  private static final double ABOVE = 84;
  private static final double BELOW = 30;
  private static final double THICK = 13;
  private static final double BETWEEN = 12;
  /** Where bars begin: what adds less, or nothing, is drawn as none and only said. */
  private static final double LEAST = 0.1;

  /** Grey for what should add nothing. */
  private static final String[] BEFORE = {Svg.other(6), Svg.other(1)};

  private record Group(String name, List<Double> nanos) {}

  private final String title;
  private final List<String> states;
  private final List<Group> groups = new ArrayList<>();

  /** The last of the states is the one to be seen first. */
  public Bars(String title, List<String> states) {
    this.title = title;
    this.states = List.copyOf(states);
  }

  /** One figure for each state; null where there is none. */
  public void group(String name, List<Double> nanos) {
    if (nanos.size() != states.size()) {
      throw new IllegalArgumentException(nanos.size() + " figures for " + states.size() + " states");
    }
    groups.add(new Group(name, nanos));
  }

  public String svg() {
    double tall = states.size() * THICK + BETWEEN;
    double bottom = ABOVE + groups.size() * tall;
    Svg svg = new Svg(WIDTH, bottom + BELOW, title);
    svg.text("heading", "start", 16, 26, title);
    double x = 16;
    for (int i = 0; i < states.size(); i++) {
      svg.bar(style(i), x, 40, 12, 12);
      svg.text("axis", "start", x + 18, 50, states.get(i));
      x += 40 + 7.0 * states.get(i).length();
    }
    LogScale scale =
        new LogScale(
            groups.stream().flatMap(group -> group.nanos.stream()).mapToDouble(Bars::drawn), LEFT, RIGHT);
    for (int power = scale.low(); power <= scale.high(); power++) {
      svg.line("grid", scale.atPower(power), ABOVE - 6, scale.atPower(power), bottom);
      svg.text("axis", "middle", scale.atPower(power), ABOVE - 12, Units.decade(power - 9));
      svg.text("axis", "middle", scale.atPower(power), bottom + 16, Units.decade(power - 9));
    }
    for (int i = 0; i < groups.size(); i++) {
      draw(svg, groups.get(i), scale, ABOVE + i * tall);
    }
    return svg.toString();
  }

  private void draw(Svg svg, Group group, LogScale scale, double top) {
    svg.text("name", "end", LEFT - 10, top + (states.size() * THICK) / 2 + 5, group.name);
    for (int i = 0; i < states.size(); i++) {
      Double nanos = group.nanos.get(i);
      double y = top + i * THICK;
      double end = scale.at(drawn(nanos));
      svg.bar(style(i), LEFT, y + 1, end - LEFT, THICK - 2);
      svg.text("axis", "start", end + 6, y + THICK - 3, words(nanos));
    }
  }

  private static double drawn(Double nanos) {
    return nanos == null ? LEAST : Math.max(LEAST, nanos);
  }

  private static String words(Double nanos) {
    if (nanos == null) {
      return "not measured";
    }
    if (Math.abs(nanos) < LEAST) {
      return "0 ns";
    }
    return (nanos < 0 ? "-" : "+") + Units.time(Math.abs(nanos) / 1e9);
  }

  private String style(int state) {
    return state == states.size() - 1 ? "ours" : BEFORE[state % BEFORE.length];
  }
}

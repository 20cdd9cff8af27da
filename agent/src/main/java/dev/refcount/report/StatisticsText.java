package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.Statistics;
import java.util.ArrayList;
import java.util.List;

/** The run's counting in words: for the terminal a table and a few lines, which the page takes over. */
final class StatisticsText {
  /** A figure or several of one kind, in words. */
  record Fact(String label, String figures) {}

  private StatisticsText() {}

  static String of(Statistics statistics) {
    StringBuilder out = new StringBuilder();
    out.append(
        Cells.row(
            Headings.COUNTING,
            Headings.ALL,
            Headings.FIELDS,
            Headings.ELEMENTS,
            Headings.STATICS,
            Headings.LOCALS));
    row(out, Headings.MADE, statistics.increments());
    row(out, Headings.LET_GO, statistics.decrements());
    List<Fact> facts = facts(statistics);
    // The first two are short enough for one line.
    out.append(facts.get(0).label()).append(' ').append(facts.get(0).figures()).append("; ");
    out.append(facts.get(1).label()).append(' ').append(facts.get(1).figures()).append('\n');
    for (Fact fact : facts.subList(2, facts.size())) {
      out.append(fact.label()).append(": ").append(fact.figures()).append('\n');
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String name, Report.References counts) {
    out.append(
        Cells.row(
            name,
            Cells.count(counts.total()),
            Cells.count(counts.fields()),
            Cells.count(counts.elements()),
            Cells.count(counts.statics()),
            Cells.count(counts.locals())));
  }

  static List<Fact> facts(Statistics statistics) {
    Statistics.Bits bits = statistics.bits();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("for each object", decimal(statistics.incrementsPerObject())));
    facts.add(new Fact("into slots that held none", percent(statistics.overwritesOfNull())));
    facts.add(new Fact("highest count of an object", maxima(statistics.maxima())));
    facts.add(
        new Fact(
            "bits that hold it",
            bits.p90() + " for 90 %, " + bits.p99() + " for 99 %, " + bits.p999() + " for 99.9 %"));
    facts.add(
        new Fact(
            "reclaimed from cycles",
            percent(statistics.cyclicObjects()) + " of the objects, "
                + percent(statistics.cyclicBytes()) + " of the bytes"));
    return facts;
  }

  private static String maxima(List<Long> maxima) {
    StringBuilder text = new StringBuilder();
    for (int bits = 0; bits < maxima.size(); bits++) {
      text.append(bits == 0 ? "" : ", ").append(range(bits)).append(" in ");
      text.append(Cells.count(maxima.get(bits)));
    }
    return text.toString();
  }

  private static String range(int bits) {
    if (bits < 2) {
      return Integer.toString(bits);
    }
    long first = 1L << (bits - 1);
    return first + "–" + (2 * first - 1);
  }

  private static String percent(double share) {
    return decimal(100 * share) + " %";
  }

  /** One decimal, without the formatter that a start would have to load. */
  private static String decimal(double number) {
    long tenths = Math.round(10 * number);
    return tenths / 10 + "." + tenths % 10;
  }
}

package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.Statistics;

/** The run's counting as a table of a dozen lines. */
final class StatisticsText {
  private final StringBuilder out = new StringBuilder();

  private StatisticsText() {}

  static String of(Statistics statistics) {
    StatisticsText text = new StatisticsText();
    text.row("counting", "all", "fields", "elements", "statics", "locals");
    text.row("references made", statistics.increments());
    text.row("let go of", statistics.decrements());
    text.out.append("for each object ").append(decimal(statistics.incrementsPerObject()));
    text.out.append("; into slots that held none ").append(percent(statistics.overwritesOfNull()));
    text.out.append("\nhighest count of an object:");
    for (int bits = 0; bits < statistics.maxima().size(); bits++) {
      text.out.append(bits == 0 ? " " : ", ").append(range(bits)).append(" in ");
      text.out.append(Cells.count(statistics.maxima().get(bits)));
    }
    Statistics.Bits bits = statistics.bits();
    text.out.append("\nbits that hold it: ").append(bits.p90()).append(" for 90 %, ");
    text.out.append(bits.p99()).append(" for 99 %, ").append(bits.p999()).append(" for 99.9 %");
    text.out.append("\nreclaimed from cycles: ").append(percent(statistics.cyclicObjects()));
    text.out.append(" of the objects, ").append(percent(statistics.cyclicBytes()));
    text.out.append(" of the bytes\n");
    return text.out.toString();
  }

  private void row(String name, Report.References counts) {
    row(
        name,
        Cells.count(counts.total()),
        Cells.count(counts.fields()),
        Cells.count(counts.elements()),
        Cells.count(counts.statics()),
        Cells.count(counts.locals()));
  }

  private void row(String name, String... cells) {
    out.append(Cells.row(name, cells));
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

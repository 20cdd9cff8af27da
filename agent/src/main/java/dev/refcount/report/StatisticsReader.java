package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.Statistics;
import dev.refcount.boot.Kind;
import dev.refcount.boot.Snapshot;
import dev.refcount.verdict.ReclaimedTotals;
import java.util.ArrayList;
import java.util.List;

/** Sums the run's counting up, over the reclaimed objects and the living. */
final class StatisticsReader {
  private final long[] increments = new long[Kind.COUNT];
  private final long[] now = new long[Kind.COUNT];
  private final long[] maxima;
  private long objects;

  private StatisticsReader(LiveTotals live, ReclaimedTotals reclaimed) {
    maxima = reclaimed.maxima();
    live.addMaxima(maxima);
    for (ClassTotals total : live.classes()) {
      objects += total.born();
      for (int kind = 0; kind < Kind.COUNT; kind++) {
        increments[kind] += total.increments(kind);
        now[kind] += total.references(kind);
      }
    }
  }

  static Statistics read(LiveTotals live, ReclaimedTotals reclaimed) {
    StatisticsReader reader = new StatisticsReader(live, reclaimed);
    long[] decrements = new long[Kind.COUNT];
    for (int kind = 0; kind < Kind.COUNT; kind++) {
      decrements[kind] = reader.increments[kind] - reader.now[kind];
    }
    Report.References made = references(reader.increments);
    long heap = made.total() - made.locals();
    return new Statistics(
        reader.objects,
        made,
        references(decrements),
        reader.maxima(),
        new Statistics.Bits(reader.bits(0.9), reader.bits(0.99), reader.bits(0.999)),
        reclaimed.cyclicObjects(),
        reclaimed.cyclicBytes(),
        heap == 0 ? 0 : 1 - (double) Math.min(heap, Snapshot.replacements()) / heap);
  }

  private static Report.References references(long[] counts) {
    return new Report.References(
        counts[Kind.FIELD], counts[Kind.STATIC], counts[Kind.ELEMENT], counts[Kind.LOCAL]);
  }

  /** Without the empty end. */
  private List<Long> maxima() {
    List<Long> counts = new ArrayList<>();
    int end = maxima.length;
    while (end > 0 && maxima[end - 1] == 0) {
      end--;
    }
    for (int bits = 0; bits < end; bits++) {
      counts.add(maxima[bits]);
    }
    return counts;
  }

  private int bits(double share) {
    long all = 0;
    for (long count : maxima) {
      all += count;
    }
    long seen = 0;
    int bits = 0;
    while (bits < maxima.length - 1 && (seen += maxima[bits]) < share * all) {
      bits++;
    }
    return bits;
  }
}

package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.boot.Budget;
import dev.refcount.boot.Node;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.Trouble;
import dev.refcount.boot.Type;
import dev.refcount.boot.Types;
import dev.refcount.holdings.Lives;
import dev.refcount.verdict.ReclaimedTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Reads the ledger into a {@link Report}. */
public final class ReportBuilder {
  private static final String SELF_TEST = "dev.refcount.selftest.";

  private ReportBuilder() {}

  public static Report build(
      Report.Agent agent,
      List<Report.NotWoven> notWoven,
      List<Report.Unmatched> unmatched,
      List<Report.Uncounted> uncounted,
      ReclaimedTotals reclaimed) {
    return new Report(
        agent,
        ThisJvm.facts(),
        classes(reclaimed),
        SiteTotals.read(),
        notWoven,
        unmatched,
        reclaimed.cycles(),
        StatisticsReader.read(reclaimed),
        uncounted,
        List.of(),
        Lives.read(),
        new Report.Ledger(Budget.measure(), Budget.limit(), Budget.isSpent()),
        Trouble.count(),
        null);
  }

  static boolean isSelfTest(Type type) {
    return type.name() != null && type.name().startsWith(SELF_TEST);
  }

  /** The classes alone, most held first. */
  public static List<Report.ClassEntry> classes(ReclaimedTotals reclaimed) {
    Map<Type, ClassTotals> totals = new IdentityHashMap<>();
    for (Type type : Types.snapshot()) {
      if (type != null && type.born() > 0 && !isSelfTest(type)) {
        totals.put(type, new ClassTotals(type));
      }
    }
    for (Node node : Snapshot.nodes()) {
      ClassTotals total = totals.get(node.type());
      if (total != null) {
        total.add(node);
      }
    }
    List<Report.ClassEntry> entries = new ArrayList<>();
    for (ClassTotals total : totals.values()) {
      entries.add(total.entry(reclaimed));
    }
    entries.sort(new MostHeldFirst());
    return entries;
  }

  /** A class, as each lambda would be one more to make and weave at exit. */
  private static final class MostHeldFirst implements Comparator<Report.ClassEntry> {
    @Override
    public int compare(Report.ClassEntry one, Report.ClassEntry other) {
      int order = Long.compare(other.references().total(), one.references().total());
      order = order != 0 ? order : Long.compare(other.live(), one.live());
      order = order != 0 ? order : Long.compare(other.born(), one.born());
      return order != 0 ? order : one.name().compareTo(other.name());
    }
  }
}

package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.boot.Budget;
import dev.refcount.boot.Trouble;
import dev.refcount.boot.Type;
import dev.refcount.holdings.Lives;
import dev.refcount.verdict.ReclaimedTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the ledger into a {@link Report}, within a {@link dev.refcount.boot.Reading}. */
public final class ReportBuilder {
  static final String SELF_TEST = "dev.refcount.selftest.";

  private ReportBuilder() {}

  /** @param upToDate whether the reaper had taken off all that the collector had taken */
  public static Report build(
      Report.Agent agent,
      Report.Jvm jvm,
      List<Report.NotWoven> notWoven,
      List<Report.Unmatched> unmatched,
      List<Report.Uncounted> uncounted,
      ReclaimedTotals reclaimed,
      boolean upToDate) {
    LiveTotals live = LiveTotals.read();
    return new Report(
        agent,
        jvm,
        classes(live, reclaimed),
        SiteTotals.read(),
        notWoven,
        unmatched,
        reclaimed.cycles(),
        StatisticsReader.read(live, reclaimed),
        uncounted,
        List.of(),
        Lives.read(),
        ledger(upToDate ? 0 : live.taken()),
        Trouble.count(),
        null);
  }

  private static Report.Ledger ledger(long taken) {
    return new Report.Ledger(
        Budget.measure(), Budget.limit(), Budget.wasFilled(), Budget.isClosed(), taken);
  }

  static boolean isSelfTest(Type type) {
    return type.name() != null && type.name().startsWith(SELF_TEST);
  }

  /** The classes alone, most held first. */
  public static List<Report.ClassEntry> classes(ReclaimedTotals reclaimed) {
    return classes(LiveTotals.read(), reclaimed);
  }

  private static List<Report.ClassEntry> classes(LiveTotals live, ReclaimedTotals reclaimed) {
    List<Report.ClassEntry> entries = new ArrayList<>();
    for (ClassTotals total : live.classes()) {
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

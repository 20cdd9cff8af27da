package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.boot.Node;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.Trouble;
import dev.refcount.boot.Type;
import dev.refcount.boot.Types;
import dev.refcount.verdict.ReclaimedTotals;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the ledger into a {@link Report}. */
public final class ReportBuilder {
  private static final String SELF_TEST = "dev.refcount.selftest.";

  private ReportBuilder() {}

  public static Report build(
      Report.Agent agent,
      List<Report.NotWoven> notWoven,
      List<Report.Unmatched> unmatched,
      ReclaimedTotals reclaimed) {
    return new Report(
        agent,
        jvm(),
        classes(reclaimed),
        SiteTotals.read(),
        notWoven,
        unmatched,
        reclaimed.cycles(),
        Trouble.count(),
        null);
  }

  static boolean isSelfTest(Type type) {
    return type.name() != null && type.name().startsWith(SELF_TEST);
  }

  private static Report.Jvm jvm() {
    String collector =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .collect(Collectors.joining(", "));
    return new Report.Jvm(
        Runtime.version().toString(),
        collector,
        ProcessHandle.current().pid(),
        ManagementFactory.getRuntimeMXBean().getUptime());
  }

  private static List<Report.ClassEntry> classes(ReclaimedTotals reclaimed) {
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
    totals.values().forEach(total -> entries.add(total.entry(reclaimed)));
    entries.sort(
        Comparator.comparingLong((Report.ClassEntry entry) -> entry.references().total())
            .thenComparingLong(Report.ClassEntry::live)
            .thenComparingLong(Report.ClassEntry::born)
            .reversed()
            .thenComparing(Report.ClassEntry::name));
    return entries;
  }
}

package dev.refcount.report;

import dev.refcount.boot.Node;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.Type;
import dev.refcount.boot.Types;
import dev.refcount.verdict.ReclaimedTotals;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** What one walk over all nodes adds up: by class, and how many have reached which count. */
final class LiveTotals implements Snapshot.NodeVisitor {
  private final Map<Type, ClassTotals> byType = new IdentityHashMap<>();
  private final Map<String, ClassTotals> byName = new HashMap<>();
  /** By the bits of a number the living objects whose highest count has so many. */
  private final long[] maxima = new long[Integer.SIZE + 1];
  private long taken;

  private LiveTotals() {
    for (Type type : Types.snapshot()) {
      if (type != null && type.born() > 0 && !ReportBuilder.isSelfTest(type)) {
        String name = String.valueOf(type.name());
        ClassTotals total = byName.get(name);
        if (total == null) {
          byName.put(name, total = new ClassTotals(name));
        }
        total.add(type);
        byType.put(type, total);
      }
    }
  }

  static LiveTotals read() {
    LiveTotals totals = new LiveTotals();
    Snapshot.nodesOnLedger(totals);
    for (ClassTotals total : totals.classes()) {
      total.close();
    }
    return totals;
  }

  @Override
  public void node(Node node) {
    ClassTotals total = byType.get(node.type());
    if (total != null) {
      total.add(node);
      maxima[ReclaimedTotals.bits(node.max())]++;
      taken += node.refersTo(null) ? 1 : 0;
    }
  }

  /** Of every name of a class that had a tagged object when the walk began, but those of the self-test. */
  Collection<ClassTotals> classes() {
    return byName.values();
  }

  /** How many of the living the collector has taken, and the reaper has not yet. */
  long taken() {
    return taken;
  }

  void addMaxima(long[] sums) {
    for (int bits = 0; bits < sums.length; bits++) {
      sums[bits] += maxima[bits];
    }
  }
}

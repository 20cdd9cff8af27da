package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.boot.Kind;
import dev.refcount.boot.Node;
import dev.refcount.boot.Type;
import dev.refcount.verdict.ReclaimedTotals;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums over the instances of the tagged classes of one name, the reclaimed ones included. Most often that is one class;
 * a web application that is deployed again brings another, which is the same one to the reader.
 */
final class ClassTotals {
  private final String name;
  private final List<Type> types = new ArrayList<>(1);
  private final long[] references = new long[Kind.COUNT];
  private final long[] increments = new long[Kind.COUNT];
  private long reclaimed;
  private long live;
  private int max;

  ClassTotals(String name) {
    this.name = name;
  }

  /** One of its classes. */
  void add(Type type) {
    types.add(type);
    reclaimed += type.reclaimed();
    max = Math.max(max, type.max());
    for (int kind = 0; kind < Kind.COUNT; kind++) {
      increments[kind] += type.added(kind);
    }
  }

  void add(Node node) {
    live++;
    max = Math.max(max, node.max());
    for (int kind = 0; kind < Kind.COUNT; kind++) {
      references[kind] += node.count(kind);
      increments[kind] += node.added(kind) & 0xffffffffL;
    }
  }

  /** All were added. What static fields ever held is read after what they hold, as the program goes on to store. */
  void close() {
    increments[Kind.STATIC] = 0;
    for (Type type : types) {
      increments[Kind.STATIC] += type.added(Kind.STATIC);
    }
  }

  /** Not as the class has it by now: what the program made since the walk is neither among the living nor the dead. */
  long born() {
    return live + reclaimed;
  }

  /** References of one kind ever made. */
  long increments(int kind) {
    return increments[kind];
  }

  /** References of one kind now. */
  long references(int kind) {
    return references[kind];
  }

  Report.ClassEntry entry(ReclaimedTotals reclaimed) {
    Report.References now =
        new Report.References(
            references[Kind.FIELD],
            references[Kind.STATIC],
            references[Kind.ELEMENT],
            references[Kind.LOCAL]);
    // No stream: its classes would be loaded for the report of the shortest program.
    long all = 0;
    for (long ofKind : increments) {
      all += ofKind;
    }
    int instanceBytes = 0;
    for (Type type : types) {
      // Some loader's class may have other fields.
      instanceBytes = Math.max(instanceBytes, type.instanceBytes());
    }
    return new Report.ClassEntry(
        name,
        born(),
        live,
        max,
        now,
        all,
        // Each addition is either dropped by now or one of the references that are left.
        all - now.total(),
        reclaimed.verdicts(name),
        reclaimed.drag(name),
        instanceBytes);
  }
}

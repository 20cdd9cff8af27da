package dev.refcount.audit;

import dev.refcount.boot.Kind;
import dev.refcount.boot.Node;
import dev.refcount.boot.Repair;
import dev.refcount.boot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.internal.misc.Unsafe;

/**
 * Puts the ledger of this JVM right where an audit of its own dump has found it off: what records know
 * is read again; holders without a record are looked up on the way that the dump shows; counts become
 * the sums of the records.
 *
 * <p>What it cannot reach is a holder without a record that only local variables lead to. So whoever
 * repairs audits again before claiming anything.
 */
public final class LedgerRepair {
  private static final Unsafe U = Unsafe.getUnsafe();

  private final Class<?>[] loaded;

  /** Takes all classes of the JVM. */
  public LedgerRepair(Class<?>[] loaded) {
    this.loaded = loaded;
  }

  public void run(HeapAudit audit) throws IOException {
    Repair.recordedSlots();
    for (Trail trail : audit.trails()) {
      follow(trail);
    }
    recount();
  }

  private void follow(Trail trail) {
    Trail.Step slot = trail.slot();
    if (trail.start() != null) {
      for (Object object : statics(trail.start())) {
        arrive(walk(object, trail.steps()), slot);
      }
    } else if (trail.hash() != 0) {
      for (Object object : Repair.withHash(trail.hash())) {
        arrive(walk(object, trail.steps()), slot);
      }
    } else {
      for (Class<?> type : named(slot.declaredBy())) {
        Repair.slot(type, U.objectFieldOffset(type, slot.field()));
      }
    }
  }

  private static void arrive(Object holder, Trail.Step slot) {
    if (holder instanceof Object[] && slot.field() == null) {
      Repair.element((Object[]) holder, slot.index());
    } else if (holder != null && slot.field() != null) {
      Class<?> declaring = declaring(holder, slot);
      if (declaring != null) {
        Repair.slot(holder, U.objectFieldOffset(declaring, slot.field()));
      }
    }
  }

  /** Where the way leads now, or null if it is not there any more. */
  private static Object walk(Object start, List<Trail.Step> steps) {
    Object at = start;
    for (Trail.Step step : steps) {
      if (step.field() == null) {
        boolean there = at instanceof Object[] && step.index() < ((Object[]) at).length;
        at = there ? ((Object[]) at)[step.index()] : null;
      } else {
        Class<?> declaring = at == null ? null : declaring(at, step);
        at =
            declaring == null
                ? null
                : U.getReferenceVolatile(at, U.objectFieldOffset(declaring, step.field()));
      }
    }
    return at;
  }

  private List<Object> statics(Trail.Step step) {
    List<Object> values = new ArrayList<>();
    for (Class<?> type : named(step.declaredBy())) {
      Object value = U.getReferenceVolatile(type, U.objectFieldOffset(type, step.field()));
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private List<Class<?>> named(String name) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : loaded) {
      if (dumpName(type).equals(name)) {
        found.add(type);
      }
    }
    return found;
  }

  private static Class<?> declaring(Object holder, Trail.Step step) {
    for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
      if (dumpName(type).equals(step.declaredBy())) {
        return type;
      }
    }
    return null;
  }

  /** A hidden class has a plus in a dump where its name has a slash. */
  private static String dumpName(Class<?> type) {
    return type.isHidden() ? type.getName().replace('/', '+') : type.getName();
  }

  private static void recount() {
    Map<Node, int[]> sums = new HashMap<>();
    for (Node node : Snapshot.nodes()) {
      sums.put(node, new int[Kind.COUNT]);
    }
    Snapshot.references(
        (holder, held, slot, site) -> {
          int[] sum = sums.get(held);
          if (sum != null) {
            sum[holder.kindOf(slot)]++;
          }
        });
    sums.forEach((node, sum) -> {
      for (int kind = 0; kind < Kind.LOCAL; kind++) {
        Repair.count(node, kind, sum[kind]);
      }
    });
  }
}

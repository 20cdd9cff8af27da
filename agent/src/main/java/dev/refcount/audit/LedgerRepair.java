package dev.refcount.audit;

import dev.refcount.boot.Repair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    Recount.run();
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
        for (long offset : NamedFields.offsets(type, slot.field(), true)) {
          Repair.slot(type, offset);
        }
      }
    }
  }

  private static void arrive(List<Object> holders, Trail.Step slot) {
    for (Object holder : holders) {
      if (slot.field() != null) {
        for (long offset : NamedFields.offsets(declaring(holder, slot), slot.field(), false)) {
          Repair.slot(holder, offset);
        }
      } else if (holder instanceof Object[]) {
        Repair.element((Object[]) holder, slot.index());
      }
    }
  }

  /** Where the way leads now: nowhere, or to several objects where fields have one name. */
  private static List<Object> walk(Object start, List<Trail.Step> steps) {
    List<Object> at = start == null ? List.of() : List.of(start);
    for (Trail.Step step : steps) {
      List<Object> next = new ArrayList<>();
      for (Object each : at) {
        if (step.field() != null) {
          addValues(each, NamedFields.offsets(declaring(each, step), step.field(), false), next);
        } else if (each instanceof Object[] && step.index() < ((Object[]) each).length) {
          add(((Object[]) each)[step.index()], next);
        }
      }
      at = next;
    }
    return at;
  }

  private List<Object> statics(Trail.Step step) {
    List<Object> values = new ArrayList<>();
    for (Class<?> type : named(step.declaredBy())) {
      addValues(type, NamedFields.offsets(type, step.field(), true), values);
    }
    return values;
  }

  private static void addValues(Object base, List<Long> offsets, List<Object> values) {
    for (long offset : offsets) {
      add(U.getReferenceVolatile(base, offset), values);
    }
  }

  private static void add(Object value, List<Object> values) {
    if (value != null) {
      values.add(value);
    }
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
}

package dev.refcount.verdict;

import dev.refcount.Cycle;
import dev.refcount.Drag;
import dev.refcount.Verdicts;
import dev.refcount.boot.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sums over all collections: by class, and over cycles alike. Thread safe. */
public final class ReclaimedTotals {
  /** Programs with more kinds of cycles than this have no cycle problem but many. */
  private static final int MOST_KINDS = 1_000;

  /** Not by class: those of class loaders that are gone would be kept one and all. */
  private final Map<String, ClassVerdicts> byName = new ConcurrentHashMap<>();
  private final Map<List<Object>, Cycle> cycles = new LinkedHashMap<>();

  ReclaimedTotals() {}

  ClassVerdicts of(Type type) {
    String name = String.valueOf(type.name());
    ClassVerdicts known = byName.get(name);
    if (known == null) {
      ClassVerdicts made = new ClassVerdicts();
      known = byName.putIfAbsent(name, made);
      known = known == null ? made : known;
    }
    return known;
  }

  synchronized void add(Cycle cycle) {
    List<Object> kind = new ArrayList<>(cycle.classes());
    kind.add(String.valueOf(cycle.closedAt()));
    Cycle known = cycles.get(kind);
    if (known != null) {
      cycles.put(
          kind,
          new Cycle(
              known.classes(),
              known.objects() + cycle.objects(),
              known.bytes() + cycle.bytes(),
              known.closedAt(),
              cycle.droppedAt()));
    } else if (cycles.size() < MOST_KINDS) {
      cycles.put(kind, cycle);
    }
  }

  /** Reclaimed instances of the classes of that name by verdict. */
  public Verdicts verdicts(String name) {
    ClassVerdicts known = byName.get(name);
    return known == null ? Verdicts.NONE : known.verdicts();
  }

  /** The drag of reclaimed instances of the classes of that name. */
  public Drag drag(String name) {
    ClassVerdicts known = byName.get(name);
    return known == null ? Drag.NONE : known.drag();
  }

  /** Reclaimed objects by the bits that hold the highest count each had; a copy. */
  public long[] maxima() {
    long[] sums = new long[Integer.SIZE + 1];
    for (ClassVerdicts known : byName.values()) {
      known.addMaxima(sums);
    }
    return sums;
  }

  /** Bits that hold a count. */
  public static int bits(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count);
  }

  /** Share of the reclaimed objects that counting alone could not have freed. */
  public double cyclicObjects() {
    Verdicts all = Verdicts.NONE;
    for (ClassVerdicts known : byName.values()) {
      all = all.plus(known.verdicts());
    }
    return all.total() == 0 ? 0 : (double) all.cycle() / all.total();
  }

  /** The same by their shallow size. */
  public double cyclicBytes() {
    long all = 0;
    long cyclic = 0;
    for (ClassVerdicts known : byName.values()) {
      all += known.bytes();
      cyclic += known.cyclicBytes();
    }
    return all == 0 ? 0 : (double) cyclic / all;
  }

  /** Cycles that were reclaimed, those of the same classes closed at the same line added up. */
  public synchronized List<Cycle> cycles() {
    List<Cycle> sorted = new ArrayList<>(cycles.values());
    if (sorted.size() > 1) {
      sorted.sort(Comparator.comparingLong(Cycle::bytes).reversed());
    }
    return sorted;
  }
}

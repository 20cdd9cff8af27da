package dev.refcount.audit;

import dev.refcount.boot.Kind;
import dev.refcount.boot.Node;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Repair;
import dev.refcount.boot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the counts of nodes to what their records say, which they should be the sums of.
 *
 * <p>The program may go on storing meanwhile, and no count may be spoilt by that. Record and count are moved under one
 * monitor, and nothing is taken off while the {@link Reaper}'s is held: so a count that no store has moved during a
 * reading can be compared with it. But an untagged holder that was tagged then may have been missed: so what is off
 * must be off by as much in a second reading. The others are left to an audit at a rest.
 */
final class Recount {
  private static final int KINDS = Kind.LOCAL;

  /** Of one node by kind: references ever made, and the count, before the reading; and what was read. */
  private static final class Sums {
    final int[] added = new int[KINDS];
    final int[] counted = new int[KINDS];
    final int[] read = new int[KINDS];

    Sums(Node node) {
      for (int kind = 0; kind < KINDS; kind++) {
        added[kind] = node.added(kind);
        counted[kind] = node.count(kind);
      }
    }

    /** By kind, how many references the counts lack: none where they were moved meanwhile. */
    int[] missing(Node node) {
      int[] missing = new int[KINDS];
      for (int kind = 0; kind < KINDS; kind++) {
        boolean moved = node.added(kind) != added[kind] || node.count(kind) != counted[kind];
        missing[kind] = moved ? 0 : read[kind] - counted[kind];
      }
      return missing;
    }
  }

  private Recount() {}

  static void run() {
    synchronized (Reaper.class) {
      Map<Node, int[]> first = missing(Arrays.asList(Snapshot.nodes()));
      if (first.isEmpty()) {
        return;
      }
      missing(new ArrayList<>(first.keySet())).forEach((node, again) -> {
        for (int kind = 0; kind < KINDS; kind++) {
          if (again[kind] == first.get(node)[kind]) {
            Repair.count(node, kind, again[kind]);
          }
        }
      });
    }
  }

  /** Those of the nodes whose counts are not what the records say, with what they lack. */
  private static Map<Node, int[]> missing(List<Node> nodes) {
    Map<Node, Sums> sums = new HashMap<>();
    for (Node node : nodes) {
      sums.put(node, new Sums(node));
    }
    // With the holders that the collector has taken: they are on the ledger still, and in the counts.
    Snapshot.referencesOnLedger(
        (holder, held, slot, site) -> {
          Sums sum = sums.get(held);
          if (sum != null) {
            sum.read[holder.kindOf(slot)]++;
          }
        });
    Map<Node, int[]> off = new HashMap<>();
    sums.forEach((node, sum) -> {
      int[] missing = sum.missing(node);
      if (missing[Kind.FIELD] != 0 || missing[Kind.STATIC] != 0 || missing[Kind.ELEMENT] != 0) {
        off.put(node, missing);
      }
    });
    return off;
  }
}

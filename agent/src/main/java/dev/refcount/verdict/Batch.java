package dev.refcount.verdict;

import dev.refcount.Cycle;
import dev.refcount.boot.Holder;
import dev.refcount.boot.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The dead of one collection, judged. */
final class Batch {
  /** A collection with more kinds of cycles than anybody reads names the largest. */
  private static final int MOST_CYCLES = 100;

  /** Milliseconds, in which each thread of a busy machine has had its turn. */
  private static final int MOST_WAITS = 200;

  final HoldingGraph graph;
  final Peel peel;

  private Batch(HoldingGraph graph, Peel peel) {
    this.graph = graph;
    this.peel = peel;
  }

  static Batch of(Holder[] dead, int count) {
    Node[] nodes = new Node[count];
    int size = 0;
    List<Holder> untagged = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (dead[i] instanceof Node node) {
        if (!BatchJudge.isSelfTest(node)) {
          nodes[size++] = node;
        }
      } else {
        untagged.add(dead[i]);
      }
    }
    Holder[] holders = untagged.toArray(new Holder[0]);
    Batch batch = peeled(nodes, size, holders);
    for (int wait = 0; wait < MOST_WAITS && batch.peel.isUnexplained(); wait++) {
      // A thread that has stored over what died then, and has not told yet, is about to.
      pause();
      batch = batch.hasChanged() ? peeled(nodes, size, holders) : batch;
    }
    return batch;
  }

  private static Batch peeled(Node[] nodes, int size, Holder[] untagged) {
    HoldingGraph graph = new HoldingGraph(nodes, size);
    return new Batch(graph, Peel.of(graph, untagged));
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException ignored) {
      // Nobody may stop the reaper.
    }
  }

  /** Whether what nothing explained has another count by now. */
  private boolean hasChanged() {
    for (int i = 0; i < graph.size; i++) {
      if (peel.verdict(i) == Verdict.UNEXPLAINED
          && graph.nodes[i].count() != graph.heap[i] + graph.locals[i]) {
        return true;
      }
    }
    return false;
  }

  /** The cycles in it, the largest first. */
  List<Cycle> cycles() {
    if (!peel.isCyclic()) {
      return List.of();
    }
    List<int[]> components = Components.cycles(graph, peel);
    components.sort(Comparator.comparingInt((int[] members) -> members.length).reversed());
    CycleReader reader = new CycleReader(graph);
    List<Cycle> cycles = new ArrayList<>();
    for (int[] members : components.subList(0, Math.min(MOST_CYCLES, components.size()))) {
      cycles.add(reader.read(members));
    }
    return cycles;
  }
}

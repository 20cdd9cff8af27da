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
    HoldingGraph graph = new HoldingGraph(nodes, size);
    return new Batch(graph, Peel.of(graph, untagged.toArray(Holder[]::new)));
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

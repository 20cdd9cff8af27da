package dev.refcount.verdict;

import dev.refcount.Cycle;
import dev.refcount.boot.Holder;
import dev.refcount.boot.Node;
import dev.refcount.boot.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The dead of one collection, judged. */
final class Batch {
  /** A collection with more kinds of cycles than anybody reads names the largest. */
  private static final int MOST_CYCLES = 100;

  /** Milliseconds, in which each thread of a busy machine has had its turn. */
  private static final int MOST_WAITS = 200;

  /** By number in the graph. Millions of nodes fit in no processor's cache: to ask one twice is to wait twice. */
  final Type[] types;

  /** The highest count that each had. */
  final int[] maxima;

  private final Node[] nodes;
  private final Holder[] untagged;
  private int size;
  HoldingGraph graph;
  Peel peel;

  private Batch(Holder[] dead, int count) {
    types = new Type[count];
    maxima = new int[count];
    nodes = new Node[count];
    List<Holder> others = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (dead[i] instanceof Node node) {
        if (!BatchJudge.isSelfTest(node.type())) {
          types[size] = node.type();
          maxima[size] = node.max();
          nodes[size++] = node;
        }
      } else {
        others.add(dead[i]);
      }
    }
    untagged = others.toArray(new Holder[0]);
  }

  static Batch of(Holder[] dead, int count) {
    Batch batch = new Batch(dead, count);
    batch.peel();
    for (int wait = 0; wait < MOST_WAITS && batch.peel.isUnexplained(); wait++) {
      // A thread that has stored over what died then, and has not told yet, is about to.
      pause();
      if (batch.hasChanged()) {
        batch.peel();
      }
    }
    return batch;
  }

  private void peel() {
    graph = new HoldingGraph(nodes, size);
    peel = Peel.of(graph, untagged);
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
    for (int i = 0; i < size; i++) {
      if (peel.verdict(i) == Verdict.UNEXPLAINED
          && nodes[i].count() != graph.heap[i] + graph.locals[i]) {
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

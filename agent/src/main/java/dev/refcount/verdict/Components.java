package dev.refcount.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strongly connected components among the objects left in cycles (Tarjan, "Depth-first search and
 * linear graph algorithms", SIAM J. Comput. 1972), without recursion: a ring of 100,000 objects is one
 * path that long.
 */
final class Components {
  private final HoldingGraph graph;
  private final Peel peel;
  /** 0 while not visited; then the order of visit from 1 on. */
  private final int[] order;

  private final int[] low;
  private final boolean[] open;
  private final int[] path;
  private final int[] nextEdge;
  private final int[] pending;
  private int depth;
  private int waiting;
  private int visited;
  private final List<int[]> found = new ArrayList<>();

  private Components(HoldingGraph graph, Peel peel) {
    this.graph = graph;
    this.peel = peel;
    this.order = new int[graph.size];
    this.low = new int[graph.size];
    this.open = new boolean[graph.size];
    this.path = new int[graph.size];
    this.nextEdge = new int[graph.size];
    this.pending = new int[graph.size];
  }

  /** Components that are cycles: of two objects or more, or of one that holds itself. */
  static List<int[]> cycles(HoldingGraph graph, Peel peel) {
    Components components = new Components(graph, peel);
    for (int i = 0; i < graph.size; i++) {
      if (components.order[i] == 0 && peel.verdict(i) == Verdict.CYCLE) {
        components.visitFrom(i);
      }
    }
    return components.found;
  }

  private void visitFrom(int root) {
    push(root);
    while (depth > 0) {
      int node = path[depth - 1];
      if (nextEdge[node] < graph.first[node + 1]) {
        int target = graph.target(nextEdge[node]++);
        if (peel.verdict(target) != Verdict.CYCLE) {
          continue;
        }
        if (order[target] == 0) {
          push(target);
        } else if (open[target]) {
          low[node] = Math.min(low[node], order[target]);
        }
      } else {
        depth--;
        if (low[node] == order[node]) {
          close(node);
        }
        if (depth > 0) {
          int parent = path[depth - 1];
          low[parent] = Math.min(low[parent], low[node]);
        }
      }
    }
  }

  private void push(int node) {
    order[node] = low[node] = ++visited;
    nextEdge[node] = graph.first[node];
    path[depth++] = node;
    pending[waiting++] = node;
    open[node] = true;
  }

  private void close(int node) {
    int end = waiting;
    do {
      open[pending[--waiting]] = false;
    } while (pending[waiting] != node);
    if (end - waiting > 1 || holdsItself(node)) {
      found.add(Arrays.copyOfRange(pending, waiting, end));
    }
  }

  private boolean holdsItself(int node) {
    for (int edge = graph.first[node]; edge < graph.first[node + 1]; edge++) {
      if (graph.target(edge) == node) {
        return true;
      }
    }
    return false;
  }
}

package dev.refcount.verdict;

import dev.refcount.boot.Holder;
import dev.refcount.boot.InBlocks;
import dev.refcount.boot.Kind;
import dev.refcount.boot.Node;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Snapshot;
import java.util.Arrays;

/**
 * Tagged objects and the references from one to another, in compressed rows: the edges of node i are
 * those from {@code first[i]} to {@code first[i + 1]}. The counts are those of the moment it was read.
 *
 * <p>Read under the {@link Reaper}'s monitor: no record is taken off meanwhile.
 */
final class HoldingGraph {
  final Node[] nodes;
  final int size;
  /** Heap references to each node, whoever holds them. */
  final int[] heap;
  /** Local variables that refer to each node. */
  final int[] locals;

  final int[] first;
  private int[] targets;
  private int[] sites;
  private final NodeNumbers numbers;

  HoldingGraph(Node[] nodes, int size) {
    if (!Thread.holdsLock(Reaper.class)) {
      throw new IllegalStateException("records may be taken off meanwhile");
    }
    this.nodes = nodes;
    this.size = size;
    this.heap = new int[size];
    this.locals = new int[size];
    this.first = new int[size + 1];
    this.numbers = new NodeNumbers(nodes, size);
    Reading reading = new Reading();
    Snapshot.references(nodes, size, reading);
    first[size] = reading.edges;
    number(reading.held);
  }

  private final class Reading implements Snapshot.Visitor {
    // One for each, and more where that is not enough.
    Node[] held = new Node[size + 64];
    int edges;

    Reading() {
      sites = new int[held.length];
    }

    @Override
    public void ahead(int i) {
      Node node = nodes[i];
      locals[i] = node.count(Kind.LOCAL);
      heap[i] = node.count(Kind.FIELD) + node.count(Kind.STATIC) + node.count(Kind.ELEMENT);
    }

    @Override
    public void next(int i) {
      first[i] = edges;
    }

    @Override
    public void reference(Holder holder, Node target, int slot, int site) {
      if (edges == held.length) {
        int more = edges + (edges >> 1);
        held = Arrays.copyOf(held, more);
        sites = Arrays.copyOf(sites, more);
      }
      held[edges] = target;
      sites[edges++] = site;
    }
  }

  /**
   * Leaves the edges to nodes of the graph. Apart from the reading, whose locks keep a processor from looking for the
   * next number while it waits for the memory of the last.
   */
  private void number(Node[] held) {
    targets = new int[first[size]];
    int edges = 0;
    for (int i = 0; i < size; i++) {
      int from = first[i];
      first[i] = edges;
      for (int edge = from; edge < first[i + 1]; edge++) {
        int target = numberOf(held[edge]);
        if (target >= 0) {
          targets[edges] = target;
          sites[edges++] = sites[edge];
        }
      }
    }
    first[size] = edges;
  }

  int target(int edge) {
    return targets[edge];
  }

  int site(int edge) {
    return sites[edge];
  }

  /** The node's number; -1 if it is not of this graph. */
  int numberOf(Node node) {
    return numbers.of(node);
  }

  /** Takes from {@code left} one for each reference that these untagged holders have to a node here. */
  void subtract(Holder[] untagged, int[] left) {
    Subtraction subtraction = new Subtraction(left);
    Snapshot.references(untagged, untagged.length, subtraction);
    subtraction.settle();
  }

  /** No lambda, each of which is a class that is made on the spot: the first batch often comes where memory ends. */
  private final class Subtraction extends InBlocks {
    private final int[] left;

    Subtraction(int[] left) {
      this.left = left;
    }

    @Override
    protected void told(Holder holder, Node held, int slot, int site) {
      int target = numberOf(held);
      if (target >= 0) {
        left[target]--;
      }
    }
  }
}

package dev.refcount.verdict;

import dev.refcount.boot.Holder;
import dev.refcount.boot.Kind;
import dev.refcount.boot.Node;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Snapshot;
import java.util.Arrays;

/**
 * Tagged objects and the references from one to another, in compressed rows: the edges of node i are
 * those from {@code first[i]} to {@code first[i + 1]}. The counts are those of the moment it was read.
 *
 * <p>Each node is given its number in the graph, which finds it without hashing. So one graph at a time is
 * read, under the {@link Reaper}'s monitor; also no record is taken off meanwhile.
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
  private int edges;

  HoldingGraph(Node[] nodes, int size) {
    if (!Thread.holdsLock(Reaper.class)) {
      throw new IllegalStateException("another graph may be numbered at the same time");
    }
    this.nodes = nodes;
    this.size = size;
    this.heap = new int[size];
    this.locals = new int[size];
    this.first = new int[size + 1];
    // One for each, and more where that is not enough.
    this.targets = new int[size + 64];
    this.sites = new int[size + 64];
    for (int i = 0; i < size; i++) {
      nodes[i].number(i);
    }
    Snapshot.references(nodes, size, new Reading());
    first[size] = edges;
  }

  private final class Reading implements Snapshot.Visitor {
    @Override
    public void next(int i) {
      Node node = nodes[i];
      locals[i] = node.count(Kind.LOCAL);
      heap[i] = node.count(Kind.FIELD) + node.count(Kind.STATIC) + node.count(Kind.ELEMENT);
      first[i] = edges;
    }

    @Override
    public void reference(Holder holder, Node held, int slot, int site) {
      int target = number(held);
      if (target >= 0) {
        edge(target, site);
      }
    }
  }

  int target(int edge) {
    return targets[edge];
  }

  int site(int edge) {
    return sites[edge];
  }

  /** As long as no other graph is read; -1 if it is not of this one. Read once: others may be at it. */
  private int number(Node node) {
    int number = node.number();
    return number < size && nodes[number] == node ? number : -1;
  }

  /** The node's number, also when another graph has been read since; -1 if it is not of this one. */
  int numberOf(Node node) {
    int number = number(node);
    for (int i = 0; number < 0 && i < size; i++) {
      number = nodes[i] == node ? i : -1;
    }
    return number;
  }

  /** Takes from {@code left} one for each reference that these untagged holders have to a node here. */
  void subtract(Holder[] untagged, int[] left) {
    Snapshot.references(
        untagged,
        untagged.length,
        (holder, held, slot, site) -> {
          int target = number(held);
          if (target >= 0) {
            left[target]--;
          }
        });
  }

  private void edge(int target, int site) {
    if (edges == targets.length) {
      int more = edges + (edges >> 1);
      targets = Arrays.copyOf(targets, more);
      sites = Arrays.copyOf(sites, more);
    }
    targets[edges] = target;
    sites[edges++] = site;
  }
}

package dev.refcount.verdict;

import dev.refcount.boot.Holder;
import dev.refcount.boot.Kind;
import dev.refcount.boot.Node;
import dev.refcount.boot.Snapshot;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * Tagged objects and the references from one to another, in compressed rows: the edges of node i are
 * those from {@code first[i]} to {@code first[i + 1]}. The counts are those of the moment it was read.
 */
final class HoldingGraph {
  final Node[] nodes;
  final int size;
  private final ToIntFunction<Node> index;
  /** Heap references to each node, whoever holds them. */
  final int[] heap;
  /** Local variables that refer to each node. */
  final int[] locals;

  final int[] first;
  private int[] targets = new int[64];
  private int[] sites = new int[64];
  private int edges;

  /** Of objects that live, or may: others may read a graph of them at the same time. */
  static HoldingGraph ofLiving(Node[] nodes) {
    return new HoldingGraph(nodes, nodes.length, new NodeIndex(nodes)::of);
  }

  /** Of objects that died in one batch: each is in one such graph only, and knows its number. */
  static HoldingGraph ofDead(Node[] nodes, int size) {
    for (int i = 0; i < size; i++) {
      nodes[i].number(i);
    }
    return new HoldingGraph(
        nodes,
        size,
        node -> {
          int number = node.number();
          return number < size && nodes[number] == node ? number : -1;
        });
  }

  private HoldingGraph(Node[] nodes, int size, ToIntFunction<Node> index) {
    this.nodes = nodes;
    this.size = size;
    this.index = index;
    this.heap = new int[size];
    this.locals = new int[size];
    this.first = new int[size + 1];
    Snapshot.Visitor collect = (holder, held, slot, site) -> edge(index.applyAsInt(held), site);
    for (int i = 0; i < size; i++) {
      Node node = nodes[i];
      locals[i] = node.count(Kind.LOCAL);
      heap[i] = node.count(Kind.FIELD) + node.count(Kind.STATIC) + node.count(Kind.ELEMENT);
      first[i] = edges;
      Snapshot.references(node, collect);
    }
    first[size] = edges;
  }

  int target(int edge) {
    return targets[edge];
  }

  int site(int edge) {
    return sites[edge];
  }

  int numberOf(Node node) {
    return index.applyAsInt(node);
  }

  /** Takes from {@code left} one for each reference that this untagged holder has to a node here. */
  void subtract(Holder untagged, int[] left) {
    Snapshot.references(
        untagged,
        (holder, held, slot, site) -> {
          int target = index.applyAsInt(held);
          if (target >= 0) {
            left[target]--;
          }
        });
  }

  private void edge(int target, int site) {
    if (target < 0) {
      return;
    }
    if (edges == targets.length) {
      targets = Arrays.copyOf(targets, 2 * edges);
      sites = Arrays.copyOf(sites, 2 * edges);
    }
    targets[edges] = target;
    sites[edges++] = site;
  }
}

package dev.refcount.verdict;

import dev.refcount.boot.Node;

/**
 * Numbers the nodes of a graph, by identity: open addressing by the hash that each node has already, in
 * two flat arrays, since a graph of a million objects is an everyday thing here.
 */
final class NodeIndex {
  private final Node[] keys;
  private final int[] numbers;
  private final int mask;

  NodeIndex(Node[] nodes) {
    int count = nodes.length;
    int capacity = 16;
    while (capacity < 2 * count) {
      capacity <<= 1;
    }
    keys = new Node[capacity];
    numbers = new int[capacity];
    mask = capacity - 1;
    for (int i = 0; i < count; i++) {
      int at = slot(nodes[i]);
      keys[at] = nodes[i];
      numbers[at] = i;
    }
  }

  /** The node's number, or -1 if it is not of this graph. */
  int of(Node node) {
    int at = slot(node);
    return keys[at] == null ? -1 : numbers[at];
  }

  private int slot(Node node) {
    int at = (node.hash() * 0x9E3779B9 >>> 7) & mask;
    while (keys[at] != null && keys[at] != node) {
      at = (at + 1) & mask;
    }
    return at;
  }
}

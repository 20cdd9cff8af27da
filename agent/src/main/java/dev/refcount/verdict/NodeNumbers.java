package dev.refcount.verdict;

import dev.refcount.boot.Node;

/**
 * Finds the place of a node in an array of them: open addressing with linear probing (Knuth, TAOCP 3, 6.4,
 * algorithm L). Most of the dead of one collection hold nothing, and nobody asks.
 * For one thread: the first question makes the table.
 */
final class NodeNumbers {
  private final Node[] nodes;
  private final int size;
  /** The place of a node, from 1 on; 0 where there is none. */
  private int[] table;

  NodeNumbers(Node[] nodes, int size) {
    this.nodes = nodes;
    this.size = size;
  }

  /** -1 if it is not among them. */
  int of(Node node) {
    if (table == null) {
      table = filled();
    }
    int mask = table.length - 1;
    for (int i = home(node, mask); table[i] != 0; i = (i + 1) & mask) {
      if (nodes[table[i] - 1] == node) {
        return table[i] - 1;
      }
    }
    return -1;
  }

  private int[] filled() {
    int length = 2;
    // A third to two thirds of it is used.
    while (2L * length < 3L * size) {
      length <<= 1;
    }
    int[] filled = new int[length];
    int mask = filled.length - 1;
    for (int n = 0; n < size; n++) {
      int i = home(nodes[n], mask);
      while (filled[i] != 0) {
        i = (i + 1) & mask;
      }
      filled[i] = n + 1;
    }
    return filled;
  }

  private static int home(Node node, int mask) {
    return node.hash() * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(mask);
  }
}

package dev.refcount.boot;

/**
 * {@link Slots} of a holder with many of them: a hash table behind the first entry, from index 1 on.
 *
 * <p>Open addressing with linear probing and backward-shift deletion (Knuth, TAOCP 3, 6.4, algorithm
 * R), so that a slot that is stored to and cleared for ever leaves nothing behind.
 */
final class SlotTable extends Slots {
  private static final int SMALLEST = 4;

  /** Slot number, site and thread of entry i, from 3i on. */
  private int[] keys = new int[3 * SMALLEST];
  private Node[] nodes = new Node[SMALLEST];
  private int behind;

  SlotTable(Slots smaller) {
    super(smaller);
    for (int i = 1; i < smaller.capacity(); i++) {
      putBehind(smaller.slotAt(i), smaller.at(i), smaller.originAt(i));
    }
  }

  @Override
  int used() {
    return super.used() + behind;
  }

  @Override
  int capacity() {
    return 1 + nodes.length;
  }

  @Override
  long bytes() {
    // Two arrays, with the header of each.
    return BYTES + 16 + 32 + 16L * nodes.length;
  }

  @Override
  int findBehind(int number) {
    int mask = nodes.length - 1;
    for (int i = home(number, mask); nodes[i] != null; i = (i + 1) & mask) {
      if (keys[3 * i] == number) {
        return 1 + i;
      }
    }
    return -1;
  }

  @Override
  int next(Node node, int from) {
    int first = super.next(node, from);
    if (first == 0) {
      return 0;
    }
    Node[] all = nodes;
    for (int i = Math.max(0, from - 1); i < all.length; i++) {
      if (all[i] == node) {
        return 1 + i;
      }
    }
    return -1;
  }

  @Override
  Node at(int index) {
    return index == 0 ? super.at(0) : nodes[index - 1];
  }

  @Override
  int slotAt(int index) {
    return index == 0 ? super.slotAt(0) : keys[3 * (index - 1)];
  }

  @Override
  int siteAt(int index) {
    return index == 0 ? super.siteAt(0) : keys[3 * (index - 1) + 1];
  }

  @Override
  int threadAt(int index) {
    return index == 0 ? super.threadAt(0) : keys[3 * (index - 1) + 2];
  }

  @Override
  Slots reserve() {
    if ((behind + 1) * 4 > nodes.length * 3) {
      grow();
    }
    return this;
  }

  @Override
  void putBehind(int number, Node node, long origin) {
    int mask = nodes.length - 1;
    int i = home(number, mask);
    while (nodes[i] != null) {
      i = (i + 1) & mask;
    }
    keys[3 * i] = number;
    set(i, origin);
    nodes[i] = node;
    behind++;
  }

  @Override
  void replace(int index, Node node, long origin) {
    if (index == 0) {
      super.replace(0, node, origin);
    } else {
      nodes[index - 1] = node;
      set(index - 1, origin);
    }
  }

  private void set(int i, long origin) {
    keys[3 * i + 1] = Origin.site(origin);
    keys[3 * i + 2] = Origin.thread(origin);
  }

  @Override
  void remove(int index) {
    if (index == 0) {
      super.remove(0);
      return;
    }
    int mask = nodes.length - 1;
    int hole = index - 1;
    for (int i = (hole + 1) & mask; nodes[i] != null; i = (i + 1) & mask) {
      int home = home(keys[3 * i], mask);
      // The entry may move into the hole unless its home lies cyclically after the hole.
      if (((i - home) & mask) >= ((i - hole) & mask)) {
        nodes[hole] = nodes[i];
        keys[3 * hole] = keys[3 * i];
        set(hole, originAt(1 + i));
        hole = i;
      }
    }
    nodes[hole] = null;
    behind--;
  }

  private void grow() {
    int[] oldKeys = keys;
    Node[] oldNodes = nodes;
    int[] newKeys = new int[oldKeys.length * 2];
    Node[] newNodes = new Node[oldNodes.length * 2];
    keys = newKeys;
    nodes = newNodes;
    behind = 0;
    for (int i = 0; i < oldNodes.length; i++) {
      if (oldNodes[i] != null) {
        long thread = oldKeys[3 * i + 2];
        putBehind(oldKeys[3 * i], oldNodes[i], thread << 32 | oldKeys[3 * i + 1] & 0xffffffffL);
      }
    }
  }

  static int home(int slot, int mask) {
    // Fibonacci hashing, by the highest bits, of which there are as many as a large array needs: field
    // offsets are multiples of four, element indexes run in sequence.
    return (slot * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
  }
}

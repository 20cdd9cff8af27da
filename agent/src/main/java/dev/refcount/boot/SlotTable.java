package dev.refcount.boot;

/**
 * {@link Slots} of a holder with five of them or more, or with three that several threads have stored: behind the
 * first entry, from index 1 on.
 *
 * <p>As many as an object has fields lie there one after the other, in arrays with little room to spare: where all of a
 * program is counted, such records take much of the memory. More are a hash table: open addressing with linear probing
 * and backward-shift deletion (Knuth, TAOCP 3, 6.4, algorithm R), so that a slot that is stored to and cleared for ever
 * leaves nothing behind.
 */
final class SlotTable extends Slots {
  /** The first arrays, and by how much they grow while they are a list. */
  private static final int STEP = 4;

  private static final int LONGEST_LIST = 12;
  private static final int SMALLEST_TABLE = 32;

  /** Slot number, site and thread of entry i, from 3i on. */
  private int[] keys = new int[3 * STEP];
  private Node[] nodes = new Node[STEP];
  private int behind;

  SlotTable(Slots smaller) {
    super(smaller);
    for (int i = 1; i < smaller.capacity(); i++) {
      if (smaller.at(i) != null) {
        putBehind(smaller.slotAt(i), smaller.at(i), smaller.originAt(i));
      }
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

  private boolean isList() {
    return nodes.length <= LONGEST_LIST;
  }

  @Override
  int findBehind(int number) {
    if (isList()) {
      for (int i = 0; i < behind; i++) {
        if (keys[3 * i] == number) {
          return 1 + i;
        }
      }
      return -1;
    }
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
  Slots reserve(int storing) {
    if (isList() ? behind == nodes.length : (behind + 1) * 4 > nodes.length * 3) {
      grow();
    }
    return this;
  }

  @Override
  void putBehind(int number, Node node, long origin) {
    int i = behind;
    if (!isList()) {
      int mask = nodes.length - 1;
      for (i = home(number, mask); nodes[i] != null; ) {
        i = (i + 1) & mask;
      }
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
    int hole = isList() ? fillWithLast(index - 1) : shiftBack(index - 1);
    nodes[hole] = null;
    behind--;
  }

  /** Returns what is free then. */
  private int fillWithLast(int hole) {
    int last = behind - 1;
    nodes[hole] = nodes[last];
    keys[3 * hole] = keys[3 * last];
    set(hole, originAt(1 + last));
    return last;
  }

  private int shiftBack(int free) {
    int mask = nodes.length - 1;
    int hole = free;
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
    return hole;
  }

  private void grow() {
    int[] oldKeys = keys;
    Node[] oldNodes = nodes;
    int length = larger(oldNodes.length);
    int[] newKeys = new int[3 * length];
    Node[] newNodes = new Node[length];
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

  private static int larger(int length) {
    if (length < LONGEST_LIST) {
      return length + STEP;
    }
    return Math.max(SMALLEST_TABLE, 2 * length);
  }

  static int home(int slot, int mask) {
    // Fibonacci hashing, by the highest bits, of which there are as many as a large array needs: field
    // offsets are multiples of four, element indexes run in sequence.
    return (slot * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
  }
}

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
  private static final int MIXER = 0x9E3779B9;

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
      set(index - 1, origin);
      nodes[index - 1] = node;
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
    } else if (isList()) {
      fillWithLast(index - 1);
    } else {
      int mask = nodes.length - 1;
      shiftBack(index - 1, mask, shift(mask));
    }
  }

  // From here on no call: on a virtual thread it may overflow the stack, with an entry in two places.

  private void fillWithLast(int hole) {
    int last = behind - 1;
    keys[3 * hole] = keys[3 * last];
    keys[3 * hole + 1] = keys[3 * last + 1];
    keys[3 * hole + 2] = keys[3 * last + 2];
    nodes[hole] = nodes[last];
    nodes[last] = null;
    behind = last;
  }

  private void shiftBack(int free, int mask, int shift) {
    int hole = free;
    for (int i = (hole + 1) & mask; nodes[i] != null; i = (i + 1) & mask) {
      int home = (keys[3 * i] * MIXER) >>> shift;
      // The entry may move into the hole unless its home lies cyclically after the hole.
      if (((i - home) & mask) >= ((i - hole) & mask)) {
        keys[3 * hole] = keys[3 * i];
        keys[3 * hole + 1] = keys[3 * i + 1];
        keys[3 * hole + 2] = keys[3 * i + 2];
        nodes[hole] = nodes[i];
        hole = i;
      }
    }
    nodes[hole] = null;
    behind--;
  }

  private void grow() {
    int length = larger(nodes.length);
    int[] newKeys = new int[3 * length];
    Node[] newNodes = new Node[length];
    int mask = length - 1;
    int shift = shift(mask);
    int n = 0;
    for (int i = 0; i < nodes.length; i++) {
      if (nodes[i] != null) {
        int at = n++;
        if (length > LONGEST_LIST) {
          at = (keys[3 * i] * MIXER) >>> shift;
          while (newNodes[at] != null) {
            at = (at + 1) & mask;
          }
        }
        newKeys[3 * at] = keys[3 * i];
        newKeys[3 * at + 1] = keys[3 * i + 1];
        newKeys[3 * at + 2] = keys[3 * i + 2];
        newNodes[at] = nodes[i];
      }
    }
    keys = newKeys;
    nodes = newNodes;
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
    return (slot * MIXER) >>> shift(mask);
  }

  private static int shift(int mask) {
    return Integer.numberOfLeadingZeros(mask);
  }
}

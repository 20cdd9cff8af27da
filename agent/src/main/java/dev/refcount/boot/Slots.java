package dev.refcount.boot;

/**
 * The slots of one holder that refer to tagged objects: slot number to node and {@link Origin}.
 *
 * <p>Open addressing with linear probing and backward-shift deletion (Knuth, TAOCP 3, 6.4, algorithm
 * R), so that a slot that is stored to and cleared for ever leaves nothing behind. Most holders have
 * one or two entries; an array of a million elements with three tagged ones has three. Not thread
 * safe: guarded by the monitor of the holder.
 */
final class Slots {
  private static final int SMALLEST = 2;

  /** Slot number, site and thread of entry i, from 3i on. */
  private int[] keys = new int[3 * SMALLEST];
  private Node[] held = new Node[SMALLEST];
  private int used;
  /** The last store of a node that held something itself: what may close a cycle. */
  int closeSite;

  int closeOrder;
  private static int closings;

  void mayClose(int site) {
    closeSite = site;
    closeOrder = ++closings;
  }

  int used() {
    return used;
  }

  int capacity() {
    return held.length;
  }

  /** The node at an index below {@link #capacity()}, or null if that index is free. */
  Node at(int index) {
    return held[index];
  }

  int slotAt(int index) {
    return keys[3 * index];
  }

  int siteAt(int index) {
    return keys[3 * index + 1];
  }

  int threadAt(int index) {
    return keys[3 * index + 2];
  }

  long originAt(int index) {
    return (long) threadAt(index) << 32 | siteAt(index) & 0xffffffffL;
  }

  /** The slot numbers in use, in no order. */
  int[] numbers() {
    int[] numbers = new int[used];
    int n = 0;
    for (int i = 0; i < held.length; i++) {
      if (held[i] != null) {
        numbers[n++] = keys[3 * i];
      }
    }
    return numbers;
  }

  /** The index of the slot's entry, or -1. */
  int find(int slot) {
    int mask = held.length - 1;
    for (int i = home(slot, mask); held[i] != null; i = (i + 1) & mask) {
      if (keys[3 * i] == slot) {
        return i;
      }
    }
    return -1;
  }

  /** Makes room for one more entry, so that the {@link #put} that follows cannot fail. */
  void reserve() {
    if ((used + 1) * 4 > held.length * 3) {
      grow();
    }
  }

  void put(int slot, Node node, long origin) {
    int mask = held.length - 1;
    int i = home(slot, mask);
    while (held[i] != null) {
      i = (i + 1) & mask;
    }
    keys[3 * i] = slot;
    set(i, origin);
    held[i] = node;
    used++;
  }

  void replace(int index, Node node, long origin) {
    held[index] = node;
    set(index, origin);
  }

  private void set(int index, long origin) {
    keys[3 * index + 1] = Origin.site(origin);
    keys[3 * index + 2] = Origin.thread(origin);
  }

  void remove(int index) {
    int mask = held.length - 1;
    int hole = index;
    for (int i = (hole + 1) & mask; held[i] != null; i = (i + 1) & mask) {
      int home = home(keys[3 * i], mask);
      // The entry may move into the hole unless its home lies cyclically after the hole.
      if (((i - home) & mask) >= ((i - hole) & mask)) {
        held[hole] = held[i];
        keys[3 * hole] = keys[3 * i];
        set(hole, originAt(i));
        hole = i;
      }
    }
    held[hole] = null;
    used--;
  }

  private void grow() {
    int[] oldKeys = keys;
    Node[] oldHeld = held;
    int[] newKeys = new int[oldKeys.length * 2];
    Node[] newHeld = new Node[oldHeld.length * 2];
    keys = newKeys;
    held = newHeld;
    used = 0;
    for (int i = 0; i < oldHeld.length; i++) {
      if (oldHeld[i] != null) {
        long thread = oldKeys[3 * i + 2];
        put(oldKeys[3 * i], oldHeld[i], thread << 32 | oldKeys[3 * i + 1] & 0xffffffffL);
      }
    }
  }

  static int home(int slot, int mask) {
    // Fibonacci hashing, by the highest bits, of which there are as many as a large array needs: field
    // offsets are multiples of four, element indexes run in sequence.
    return (slot * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
  }
}

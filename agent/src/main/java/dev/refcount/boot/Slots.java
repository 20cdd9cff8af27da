package dev.refcount.boot;

/**
 * The slots of one holder that refer to tagged objects: slot number to node and {@link Origin}.
 *
 * <p>Most holders have one such slot or two; an array of a million elements with three tagged ones has three. So the
 * first entry lies in this object, the next in {@link TwoSlots}, or, if one thread has stored them all, in {@link
 * ThreeSlots} and {@link FourSlots}, and more in a {@link SlotTable}: a record of few slots is two objects, and a look
 * at it two cache misses. Not thread safe: guarded by the monitor of the holder.
 */
class Slots {
  /** What one takes, with compressed references. */
  static final int BYTES = 32;

  // The entry of index 0; heap dumps are read by these names.
  private Node held;
  private int slot;
  private int site;
  private int thread;
  /** Of the last store here that may have closed a cycle. */
  int order;

  Slots() {}

  /** Takes over what the smaller form has at index 0. */
  Slots(Slots smaller) {
    held = smaller.held;
    slot = smaller.slot;
    site = smaller.site;
    thread = smaller.thread;
    order = smaller.order;
  }

  int used() {
    return held == null ? 0 : 1;
  }

  int capacity() {
    return 1;
  }

  /** What it takes, in bytes, with compressed references. */
  long bytes() {
    return BYTES;
  }

  /** The index of the slot's entry, or -1. */
  final int find(int number) {
    return held != null && slot == number ? 0 : findBehind(number);
  }

  /** The same behind the first entry. */
  int findBehind(int number) {
    return -1;
  }

  /** The first index from this one on where the node is held, or -1. */
  int next(Node node, int from) {
    return from == 0 && held == node ? 0 : -1;
  }

  /** The node at an index below {@link #capacity()}, or null if that index is free. */
  Node at(int index) {
    return held;
  }

  int slotAt(int index) {
    return slot;
  }

  int siteAt(int index) {
    return site;
  }

  int threadAt(int index) {
    return thread;
  }

  final long originAt(int index) {
    return (long) threadAt(index) << 32 | siteAt(index) & 0xffffffffL;
  }

  /** The slot numbers in use, in no order. */
  final int[] numbers() {
    int[] numbers = new int[used()];
    int n = 0;
    for (int i = 0; i < capacity(); i++) {
      if (at(i) != null) {
        numbers[n++] = slotAt(i);
      }
    }
    return numbers;
  }

  /** The lowest slot number in use above this one, or -1. */
  final int nextNumber(int behind) {
    int next = -1;
    for (int i = 0; i < capacity(); i++) {
      if (at(i) != null && slotAt(i) > behind && (next < 0 || slotAt(i) < next)) {
        next = slotAt(i);
      }
    }
    return next;
  }

  /**
   * These, or a larger form of them, with room for one more entry that this thread stores: the {@link #put} that
   * follows can't fail.
   */
  Slots reserve(int storing) {
    return held == null ? this : new TwoSlots(this);
  }

  /**
   * These, or a larger form of them with indexes of its own, where this thread may store to a slot that has an entry:
   * the {@link #replace} that follows can't fail.
   */
  Slots allow(int storing) {
    return this;
  }

  /** Of the entry at index 0, and of all in a form that has one for all. */
  final void storedBy(int storing) {
    thread = storing;
  }

  final void put(int number, Node node, long origin) {
    if (held == null) {
      slot = number;
      replace(0, node, origin);
    } else {
      putBehind(number, node, origin);
    }
  }

  /** The same where the first entry is taken. */
  void putBehind(int number, Node node, long origin) {
    throw new IllegalStateException("no room was reserved");
  }

  /** The node comes last, and no call behind it: whoever overflows the stack in here has changed no entry. */
  void replace(int index, Node node, long origin) {
    site = Origin.site(origin);
    thread = Origin.thread(origin);
    held = node;
  }

  void remove(int index) {
    held = null;
  }
}

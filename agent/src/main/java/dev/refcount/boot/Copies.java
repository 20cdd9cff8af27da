package dev.refcount.boot;

import jdk.internal.misc.Unsafe;
import jdk.internal.vm.annotation.Hidden;

/**
 * Synchronises all the slots that one copy has stored to: of an array's elements, or of a clone.
 *
 * <p>Those of an array throw what fails: where memory has run out, each element more would have the collector try all
 * it can. Who calls has the whole array looked at later.
 */
final class Copies {
  private static final Unsafe U = Unsafe.getUnsafe();

  private Copies() {}

  /**
   * Synchronises the elements [start, start + length) of an array that were copied from another, or
   * within it, by the JDK (a list that grows, or moves up): who stored them first stays known.
   */
  @Hidden
  static void syncMoved(Object[] from, int at, Object[] array, int start, int length, int site) {
    int step = from == array && start > at ? -1 : 1;
    Pinning.begin();
    try {
      for (int i = step > 0 ? 0 : length - 1; i >= 0 && i < length; i += step) {
        syncMoved(from, at + i, array, start + i, site);
      }
    } finally {
      Pinning.end();
    }
  }

  @Hidden
  private static void syncMoved(Object[] from, int at, Object[] array, int index, int site) {
    Object value = array[index];
    Node node = Nodes.of(value);
    Holder source = node == null ? null : Table.find(from);
    long origin = source == null ? 0 : originAt(source, at, node);
    if (origin == 0) {
      Ledger.syncNow(array, Elements.offset(index), value, site);
    } else {
      Ledger.sync(Ledger.record(array, node.bits()), array, Elements.offset(index), value, node, origin);
    }
  }

  /** Who stored the node in this slot; 0 if not known. */
  private static long originAt(Holder holder, int slot, Node node) {
    synchronized (holder) {
      int index = holder.slots == null ? -1 : holder.slots.find(slot);
      return index < 0 || holder.slots.at(index) != node ? 0 : holder.slots.originAt(index);
    }
  }

  /** Synchronises the elements [from, from + length) of an array. */
  @Hidden
  static void syncRange(Object[] array, int from, int length, int site) {
    Pinning.begin();
    try {
      for (int i = from; i < from + length; i++) {
        Ledger.syncNow(array, Elements.offset(i), array[i], site);
      }
    } finally {
      Pinning.end();
    }
  }

  /**
   * Synchronises in the clone of an object the slots that the record of the original has, without asking for memory.
   * Those are few, unlike an array's elements, and each waits by itself where it must.
   */
  @Hidden
  static void syncClone(Object original, Object clone, int site) {
    Holder holder = Table.find(original);
    if (holder == null) {
      return;
    }
    for (int slot = nextSlot(holder, -1); slot >= 0; slot = nextSlot(holder, slot)) {
      Ledger.sync(clone, slot, U.getReferenceVolatile(clone, slot), site);
    }
  }

  /** The lowest number above this one of a slot that the record has; -1 if there is none. */
  private static int nextSlot(Holder holder, int behind) {
    Holder successor;
    synchronized (holder) {
      successor = holder.successor();
      if (successor == null) {
        return holder.slots == null ? -1 : holder.slots.nextNumber(behind);
      }
    }
    return nextSlot(successor, behind);
  }

  static int[] recordedSlots(Holder holder) {
    Holder successor;
    synchronized (holder) {
      successor = holder.successor();
      if (successor == null) {
        return holder.slots == null ? new int[0] : holder.slots.numbers();
      }
    }
    return recordedSlots(successor);
  }
}

package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/**
 * Puts the ledger right where it has drifted: slots are synchronised again from what is in them now,
 * which is harmless where nothing is off. For the audit, at a rest.
 */
public final class Repair {
  private static final Unsafe U = Unsafe.getUnsafe();

  private Repair() {}

  /** All slots that records know: what racing plain stores leave behind is among them. */
  public static void recordedSlots() {
    Holder[] entries = Table.NO_RECORDS;
    for (int segment = 0; segment < Table.segments(); segment++) {
      entries = Table.snapshot(segment, entries);
      for (int i = 0; i < entries.length; i++) {
        Object base = entries[i] == null ? null : entries[i].get();
        if (base != null) {
          recordedSlots(entries[i], base);
        }
      }
    }
  }

  private static void recordedSlots(Holder holder, Object base) {
    int[] slots = Copies.recordedSlots(holder);
    for (int i = 0; i < slots.length; i++) {
      slot(base, base instanceof Object[] ? Elements.offset(slots[i]) : slots[i]);
    }
  }

  /** One element of an array, if there is such a one. */
  public static void element(Object[] array, int index) {
    if (index < array.length) {
      slot(array, Elements.offset(index));
    }
  }

  /** One slot at its offset, which is left alone, with its site, if the record is right. */
  public static void slot(Object base, long offset) {
    Object value = U.getReferenceVolatile(base, offset);
    Holder holder = Table.find(base);
    Node known = null;
    if (holder != null) {
      synchronized (holder) {
        int slot = base instanceof Object[] ? Elements.index(offset) : (int) offset;
        int index = holder.slots == null ? -1 : holder.slots.find(slot);
        known = index < 0 ? null : holder.slots.at(index);
      }
    }
    if (known != Nodes.of(value)) {
      Ledger.sync(base, offset, value, 0);
    }
  }

  /** The objects that have records and this identity hash: more than one where hashes collide. */
  public static Object[] withHash(int hash) {
    Holder[] entries = Table.snapshot(hash & (Table.segments() - 1), Table.NO_RECORDS);
    Object[] found = new Object[entries.length];
    int n = 0;
    for (int i = 0; i < entries.length; i++) {
      if (entries[i] != null && entries[i].hash == hash) {
        found[n++] = entries[i].get();
      }
    }
    Object[] exact = new Object[n];
    System.arraycopy(found, 0, exact, 0, n);
    return exact;
  }

  /** Adds so many references of one kind to the count of a node, or takes them away where it is less than none. */
  public static void count(Node node, int kind, int missing) {
    for (int i = 0; i < missing; i++) {
      node.add(kind);
      History.note(node, History.STORED, kind, History.NO_SLOT, 0);
    }
    for (int i = 0; i > missing; i--) {
      node.drop(kind, 0);
      History.note(node, History.DROPPED, kind, History.NO_SLOT, 0);
    }
  }
}

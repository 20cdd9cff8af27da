package dev.refcount.boot;

/**
 * What one record held at one moment, read under its monitor. One copy serves for record after record: a
 * walk over millions of them must not make garbage, since each collection changes what it reads.
 */
final class SlotsCopy {
  private Node[] held = new Node[8];
  private int[] slots = new int[8];
  private int[] sites = new int[8];
  private int used;

  void read(Holder holder) {
    synchronized (holder) {
      Slots entries = holder.slots;
      used = 0;
      if (entries == null) {
        return;
      }
      if (entries.used() > held.length) {
        int length = 2 * entries.used();
        held = new Node[length];
        slots = new int[length];
        sites = new int[length];
      }
      for (int i = 0; i < entries.capacity(); i++) {
        if (entries.at(i) != null) {
          held[used] = entries.at(i);
          slots[used] = entries.slotAt(i);
          sites[used++] = entries.siteAt(i);
        }
      }
    }
  }

  /** Without the monitor: the visitor may run any code. */
  void tell(Holder holder, Snapshot.Visitor visitor) {
    for (int i = 0; i < used; i++) {
      visitor.reference(holder, held[i], slots[i], sites[i]);
    }
  }
}

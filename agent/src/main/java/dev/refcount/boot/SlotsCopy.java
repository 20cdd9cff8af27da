package dev.refcount.boot;

/**
 * What one record held at one moment, read under its monitor. One copy serves for record after record: a
 * walk over millions of them must not make garbage, since each collection changes what it reads.
 */
final class SlotsCopy {
  private static final int LITTLE = 1024;

  private Node[] held = new Node[8];
  private int[] slots = new int[8];
  private int[] sites = new int[8];
  private int used;
  private int waitedFor;

  /** Has the slots of these in the processor's cache when they are read soon; some may be null. */
  void ahead(Holder[] holders, int from, int to) {
    for (int i = from; i < to; i++) {
      if (holders[i] != null) {
        waitedFor += holders[i].lookAhead();
      }
    }
  }

  /**
   * Reads the record from this place on, and returns the place behind what was read, or 0 if that was all. It is always
   * all, but where the program has ended for want of memory: a list that leaks till then is longer than what is left.
   */
  int read(Holder holder, int from) {
    synchronized (holder) {
      Slots entries = holder.slots;
      used = 0;
      if (entries == null) {
        return 0;
      }
      if (from == 0 && entries.used() > held.length) {
        makeRoom(entries.used());
      }
      for (int i = from; i < entries.capacity(); i++) {
        if (entries.at(i) != null) {
          if (used == held.length) {
            return i;
          }
          held[used] = entries.at(i);
          slots[used] = entries.slotAt(i);
          sites[used++] = entries.siteAt(i);
        }
      }
      return 0;
    }
  }

  private void makeRoom(int entries) {
    try {
      // Of a long one little more: the next is hardly longer, and memory may be short.
      int length = entries + Math.min(entries, LITTLE);
      Node[] nodes = new Node[length];
      int[] numbers = new int[length];
      sites = new int[length];
      slots = numbers;
      held = nodes;
    } catch (OutOfMemoryError full) {
      if (!Reserve.isAtEnd()) {
        throw full;
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

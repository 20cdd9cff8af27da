package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/**
 * One part of the side {@link Table}: a list of records in the order in which they were made, and an open-addressed
 * index of numbers into it (so is CPython's {@code dict} since 3.6).
 *
 * <p>A number has some bits of the hash beside it, so that a look-up goes to no record but the right one. A new record
 * dirties the card of the one before it: put at a random place of an old array each would dirty its own, which G1 then
 * refines. And a query for the holders of one object reads a list of bits, two bytes a record, instead of the records.
 */
final class Segment {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final int SMALLEST = 64;

  /** Of a number in the index: its upper bits are some of the hash. */
  private static final int POSITION = (1 << 26) - 1;

  private static final int MIXER = 0x9E3779B9;

  /** Replaced as a whole. */
  private static final class Entries {
    /** Bits of the hash, and below them the position of the record, from 1 on; 0 where nothing was put yet. */
    final int[] index;
    /** Null where one was removed. */
    final Holder[] records;
    /** Beside each record whom it may hold: never less than the record says itself. */
    final short[] mayHold;

    /** Half of the index stays empty: a look for what is not there, as for each new record, ends soon. */
    Entries(int capacity) {
      index = new int[capacity];
      records = new Holder[capacity / 2];
      mayHold = new short[records.length];
    }
  }

  private volatile Entries entries = new Entries(SMALLEST);
  /** Positions in use, and those of removed records. Guarded by this. */
  private int filled;
  /** Guarded by this. */
  private int live;
  /** Guarded by this. */
  private boolean keepsCleared;

  synchronized void clear() {
    entries = new Entries(SMALLEST);
    filled = 0;
    live = 0;
  }

  /** Records that were not removed, as another thread sees it. */
  int live() {
    return live;
  }

  /**
   * The records at this moment; some may be null, taken off or cleared. Without the one behind them, which is there if
   * the stack ended before it was published. In this array if they fit: where a walk makes a new one for each segment,
   * a full heap is collected for each.
   */
  synchronized Holder[] snapshot(Holder[] into) {
    Holder[] records = into;
    if (into.length < filled) {
      // With room for the next, if the one before had less.
      records = new Holder[into.length == 0 ? filled : filled + filled / 2];
    }
    System.arraycopy(entries.records, 0, records, 0, filled);
    for (int i = filled; i < records.length; i++) {
      records[i] = null;
    }
    return records;
  }

  /** Those of them that may hold the node. */
  synchronized Holder[] mayHold(Node node) {
    Entries all = entries;
    short bits = node.bits();
    Holder[] found = new Holder[16];
    int n = 0;
    for (int i = 0; i < filled; i++) {
      if ((all.mayHold[i] & bits) == bits && all.records[i] != null) {
        if (n == found.length) {
          Holder[] bigger = new Holder[2 * n];
          System.arraycopy(found, 0, bigger, 0, n);
          found = bigger;
        }
        found[n++] = all.records[i];
      }
    }
    return found;
  }

  /** The record is about to hold a node of these bits. */
  synchronized void mayHold(Holder holder, short bits) {
    int position = position(holder);
    Entries all = entries;
    // No call from here on: both say so or neither.
    holder.mayHold |= bits;
    if (position >= 0) {
      all.mayHold[position] |= bits;
    }
  }

  Holder lookUp(Object object, int hash) {
    Entries all = entries;
    int[] index = all.index;
    int mask = index.length - 1;
    for (int i = home(hash) & mask; ; i = (i + 1) & mask) {
      int number = U.getIntVolatile(index, Elements.offsetOfInt(i));
      if (number == 0) {
        return null;
      }
      if (((number ^ hash * MIXER) & ~POSITION) == 0) {
        Holder record = all.records[(number & POSITION) - 1];
        if (record != null && record.hash == hash && record.get() == object) {
          return record;
        }
      }
    }
  }

  synchronized Holder findOrCreate(
      Object object, int hash, Type type, boolean counted, short bits) {
    Holder found = lookUp(object, hash);
    if (found != null) {
      return found;
    }
    boolean counts = counted && !Budget.isSpent() && !Budget.refuses(live);
    Holder made = counts ? History.node(object, hash, type, false) : new Holder(object, hash);
    made.mayHold = bits;
    add(made);
    if (counts) {
      // Behind that, for which there may be no memory: then it is born at a later store.
      type.wasBorn();
    }
    return made;
  }

  synchronized void born(
      Object object, int hash, Type type, boolean part, boolean unseen) {
    if (!unseen && lookUp(object, hash) != null) {
      return;
    }
    if (!unseen && Budget.isSpent()) {
      // It may be known, and was refused.
      Budget.leavesOut();
    } else if (!Budget.refuses(live)) {
      add(History.node(object, hash, type, part));
      type.wasBorn();
    }
  }

  private void add(Holder holder) {
    if (filled == entries.records.length) {
      rebuild();
    }
    Entries all = entries;
    all.records[filled] = holder;
    all.mayHold[filled] = holder.mayHold;
    publish(all.index, holder.hash, filled + 1);
    // No call from here on: what is published is filled.
    filled++;
    live++;
  }

  private static void publish(int[] index, int hash, int position) {
    int mask = index.length - 1;
    int i = home(hash) & mask;
    while (index[i] != 0) {
      i = (i + 1) & mask;
    }
    U.putIntVolatile(index, Elements.offsetOfInt(i), hash * MIXER & ~POSITION | position);
  }

  synchronized void replace(Holder old, Node node) {
    int position = position(old);
    node.mayHold = old.mayHold;
    if (position >= 0) {
      U.putReferenceVolatile(entries.records, Elements.offset(position), node);
    }
  }

  /** Any number, from where the index tells of this hash. */
  int lookAhead(int hash) {
    Entries all = entries;
    int number = all.index[home(hash) & all.index.length - 1];
    int position = (number & POSITION) - 1;
    return position < 0 || all.records[position] == null ? 0 : number;
  }

  synchronized void remove(Holder holder) {
    int position = position(holder);
    if (position >= 0) {
      entries.records[position] = null;
      live--;
    }
  }

  /** Where the record stands, or -1; for who has the lock. */
  private int position(Holder holder) {
    Entries all = entries;
    int mask = all.index.length - 1;
    int bits = holder.hash * MIXER & ~POSITION;
    for (int i = home(holder.hash) & mask; all.index[i] != 0; i = (i + 1) & mask) {
      int position = (all.index[i] & POSITION) - 1;
      if ((all.index[i] & ~POSITION) == bits && all.records[position] == holder) {
        return position;
      }
    }
    return -1;
  }

  synchronized void keepsCleared(boolean keeps) {
    keepsCleared = keeps;
  }

  synchronized void rebuild() {
    Holder[] old = entries.records;
    // Apart from them at first: to look at a record twice costs a cache miss twice.
    Holder[] keep = new Holder[filled];
    int kept = 0;
    for (int i = 0; i < filled; i++) {
      if (old[i] != null && !old[i].isTakenOff() && (keepsCleared || !old[i].leavesNothing())) {
        keep[kept++] = old[i];
      }
    }
    int capacity = SMALLEST;
    // As many again have room then.
    while ((kept + 1) * 4L > capacity) {
      capacity <<= 1;
    }
    if (capacity > POSITION) {
      throw new OutOfMemoryError("more than a billion records");
    }
    Entries rebuilt = new Entries(capacity);
    System.arraycopy(keep, 0, rebuilt.records, 0, kept);
    for (int i = 0; i < kept; i++) {
      publish(rebuilt.index, keep[i].hash, i + 1);
      rebuilt.mayHold[i] = keep[i].mayHold;
    }
    filled = kept;
    live = kept;
    entries = rebuilt;
  }

  private static int home(int hash) {
    return hash >>> Table.SEGMENT_BITS;
  }
}

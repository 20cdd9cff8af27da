package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/**
 * The side table: finds the record of an object by identity.
 *
 * <p>Split by hash into segments, each written under the segment's lock and read without one. A miss is exact: a
 * reader that does not see an entry looked before it was published, and whoever published it reads the slot only
 * afterwards (see {@link Ledger}). What is removed leaves its place behind, which keeps probe chains whole for readers
 * under way; growing makes new arrays.
 *
 * <p>A segment is a list of records in the order in which they were made, and an open-addressed index of numbers into
 * it (so is CPython's {@code dict} since 3.6). A number has some bits of the hash beside it, so that a look-up goes to
 * no record but the right one. And a new record dirties the card of the one before it: put at a random place of an old
 * array each would dirty its own, which G1 then refines.
 */
final class Table {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final int SEGMENT_BITS = 6;
  private static final Table[] SEGMENTS = new Table[1 << SEGMENT_BITS];
  private static final int SMALLEST = 64;

  /** Of a number in the index: its upper bits are some of the hash. */
  private static final int POSITION = (1 << 26) - 1;

  private static final int MIXER = 0x9E3779B9;

  static {
    for (int i = 0; i < SEGMENTS.length; i++) {
      SEGMENTS[i] = new Table();
    }
  }

  /** Replaced as a whole. */
  private static final class Entries {
    /** Bits of the hash, and below them the position of the record, from 1 on; 0 where nothing was put yet. */
    final int[] index;
    /** Null where one was removed. */
    final Holder[] records;

    Entries(int capacity) {
      index = new int[capacity];
      records = new Holder[capacity / 4 * 3];
    }
  }

  private volatile Entries entries = new Entries(SMALLEST);
  /** Positions in use, and those of removed records. Guarded by this. */
  private int filled;
  /** Guarded by this. */
  private int live;

  private Table() {}

  /** The record of the object, or null if it has none. */
  static Holder find(Object object) {
    int hash = Identity.presentHash(object);
    if (hash == 0) {
      return null;
    }
    if (hash == Identity.UNKNOWN) {
      if (!Types.of(object.getClass()).hasRecords) {
        return null;
      }
      hash = Identity.hash(object);
    }
    return segment(hash).lookUp(object, hash);
  }

  /** The record of the object, made now if there was none. */
  static Holder findOrCreate(Object object, Type type) {
    return findOrCreate(object, type, type.all() && Births.notNeeded());
  }

  /** The same for an object of a tagged class whose birth was told just now. */
  static Holder findOrCreateNode(Object object, Type type) {
    return findOrCreate(object, type, true);
  }

  private static Holder findOrCreate(Object object, Type type, boolean counted) {
    type.hasRecords = true;
    int hash = Identity.hash(object);
    return segment(hash).findOrCreate(object, hash, type, counted && Sample.picks(hash));
  }

  /** Drops all records. */
  static void forget() {
    for (int i = 0; i < SEGMENTS.length; i++) {
      SEGMENTS[i].clear();
    }
  }

  private synchronized void clear() {
    entries = new Entries(SMALLEST);
    filled = 0;
    live = 0;
  }

  /**
   * Makes the node of an object that was born just now, if there is room for it. More than one constructor
   * may say so, but for one that is unseen: no other thread and no hook has met it.
   */
  static void born(Object object, Type type, boolean part, boolean unseen) {
    type.hasRecords = true;
    int hash = Identity.hash(object);
    segment(hash).born(object, hash, type, part, unseen);
  }

  /** Puts the node of a newly tagged object in the place of its untagged record. */
  static void replace(Holder old, Node node) {
    segment(old.hash).replaceIn(old, node);
  }

  static void remove(Holder holder) {
    segment(holder.hash).removeFrom(holder);
  }

  /** Whether so many removals cost more one by one than looking through the whole table does. */
  static boolean worthSweeping(int removals) {
    int sum = 0;
    for (int i = 0; i < SEGMENTS.length; i++) {
      sum += SEGMENTS[i].live;
    }
    return removals > SEGMENTS.length && removals > sum / 4;
  }

  /**
   * Removes every record that was taken off the ledger. Each segment gets new arrays without them: a store into an old
   * one costs some collectors more than a look at its neighbours.
   */
  static void sweep() {
    for (int i = 0; i < SEGMENTS.length; i++) {
      SEGMENTS[i].rebuild();
    }
  }

  /** The records of one segment at this moment; some may be null, taken off or cleared. */
  static Holder[] snapshot(int segment) {
    return SEGMENTS[segment].snapshot();
  }

  /** Without the one behind them, which is there if the stack ended before it was published. */
  private synchronized Holder[] snapshot() {
    Holder[] records = new Holder[filled];
    System.arraycopy(entries.records, 0, records, 0, filled);
    return records;
  }

  static int segments() {
    return SEGMENTS.length;
  }

  private static Table segment(int hash) {
    return SEGMENTS[hash & (SEGMENTS.length - 1)];
  }

  private Holder lookUp(Object object, int hash) {
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

  private synchronized Holder findOrCreate(
      Object object, int hash, Type type, boolean counted) {
    Holder found = lookUp(object, hash);
    if (found != null) {
      return found;
    }
    Holder made;
    if (counted && !Budget.isSpent() && !Budget.refuses(live)) {
      made = History.node(object, hash, type, false);
      type.wasBorn();
    } else {
      made = new Holder(object, hash);
    }
    add(made);
    return made;
  }

  private synchronized void born(
      Object object, int hash, Type type, boolean part, boolean unseen) {
    boolean mayBeKnown = !unseen && (Budget.isSpent() || lookUp(object, hash) != null);
    if (!mayBeKnown && !Budget.refuses(live)) {
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

  private synchronized void replaceIn(Holder old, Node node) {
    int position = position(old);
    if (position >= 0) {
      U.putReferenceVolatile(entries.records, Elements.offset(position), node);
    }
  }

  private synchronized void removeFrom(Holder holder) {
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
    for (int i = home(holder.hash) & mask; all.index[i] != 0; i = (i + 1) & mask) {
      int position = (all.index[i] & POSITION) - 1;
      if (all.records[position] == holder) {
        return position;
      }
    }
    return -1;
  }

  private synchronized void rebuild() {
    Holder[] old = entries.records;
    // Apart from them at first: to look at a record twice costs a cache miss twice.
    Holder[] keep = new Holder[filled];
    int kept = 0;
    for (int i = 0; i < filled; i++) {
      if (old[i] != null && !old[i].isTakenOff()) {
        keep[kept++] = old[i];
      }
    }
    int capacity = SMALLEST;
    // As many again have room then.
    while ((kept + 1) * 8L > capacity * 3L) {
      capacity <<= 1;
    }
    if (capacity > POSITION) {
      throw new OutOfMemoryError("more than a billion records");
    }
    Entries rebuilt = new Entries(capacity);
    System.arraycopy(keep, 0, rebuilt.records, 0, kept);
    for (int i = 0; i < kept; i++) {
      publish(rebuilt.index, keep[i].hash, i + 1);
    }
    filled = kept;
    live = kept;
    entries = rebuilt;
  }

  private static int home(int hash) {
    return hash >>> SEGMENT_BITS;
  }
}

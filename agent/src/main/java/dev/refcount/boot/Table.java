package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/**
 * The side table: finds the record of an object by identity.
 *
 * <p>Split by hash into segments, each a flat open-addressed array that is written under the
 * segment's lock and read without one. A miss is exact: a reader that does not see an entry looked
 * before it was published, and whoever published it reads the slot only afterwards (see {@link
 * Ledger}). Removed entries leave {@link Holder#REMOVED} behind, which keeps probe chains whole for
 * readers under way; growing makes a new array.
 */
final class Table {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final int SEGMENT_BITS = 6;
  private static final Table[] SEGMENTS = new Table[1 << SEGMENT_BITS];

  static {
    for (int i = 0; i < SEGMENTS.length; i++) {
      SEGMENTS[i] = new Table();
    }
  }

  private volatile Holder[] entries = new Holder[64];
  /** Entries in use and removed ones: what lengthens a probe. Guarded by this. */
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
    entries = new Holder[64];
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
    segment(old.hash).exchange(old, node);
  }

  static void remove(Holder holder) {
    segment(holder.hash).exchange(holder, Holder.REMOVED);
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
   * Removes every record that was taken off the ledger. Each segment becomes a new array without them: a
   * store into an old one costs some collectors more than a look at its neighbours.
   */
  static void sweep() {
    for (int i = 0; i < SEGMENTS.length; i++) {
      SEGMENTS[i].rebuild();
    }
  }

  /** The entries of one segment at this moment; some may be null, removed or cleared. */
  static Holder[] snapshot(int segment) {
    return SEGMENTS[segment].entries.clone();
  }

  static int segments() {
    return SEGMENTS.length;
  }

  private static Table segment(int hash) {
    return SEGMENTS[hash & (SEGMENTS.length - 1)];
  }

  private Holder lookUp(Object object, int hash) {
    Holder[] array = entries;
    int mask = array.length - 1;
    for (int i = home(hash) & mask; ; i = (i + 1) & mask) {
      Holder entry = (Holder) U.getReferenceVolatile(array, Elements.offset(i));
      if (entry == null) {
        return null;
      }
      if (entry.hash == hash && entry.get() == object) {
        return entry;
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
    if ((filled + 1) * 2 > entries.length) {
      rebuild();
    }
    place(entries, holder);
    filled++;
    live++;
  }

  private synchronized void exchange(Holder old, Holder replacement) {
    Holder[] array = entries;
    int mask = array.length - 1;
    for (int i = home(old.hash) & mask; array[i] != null; i = (i + 1) & mask) {
      if (array[i] == old) {
        U.putReferenceVolatile(array, Elements.offset(i), replacement);
        if (replacement == Holder.REMOVED) {
          live--;
        }
        return;
      }
    }
  }

  private synchronized void rebuild() {
    Holder[] old = entries;
    // Apart from them at first: to look at a record twice costs a cache miss twice.
    Holder[] keep = new Holder[filled];
    int kept = 0;
    for (int i = 0; i < old.length; i++) {
      if (old[i] != null && !old[i].isTakenOff()) {
        keep[kept++] = old[i];
      }
    }
    int capacity = 64;
    while ((kept + 1) * 4 > capacity) {
      capacity <<= 1;
    }
    Holder[] rebuilt = new Holder[capacity];
    for (int i = 0; i < kept; i++) {
      place(rebuilt, keep[i]);
    }
    filled = kept;
    live = kept;
    entries = rebuilt;
  }

  private static void place(Holder[] array, Holder holder) {
    int mask = array.length - 1;
    int i = home(holder.hash) & mask;
    while (array[i] != null) {
      i = (i + 1) & mask;
    }
    U.putReferenceVolatile(array, Elements.offset(i), holder);
  }

  private static int home(int hash) {
    return hash >>> SEGMENT_BITS;
  }
}

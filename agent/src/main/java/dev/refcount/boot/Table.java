package dev.refcount.boot;

/**
 * The side table: finds the record of an object by identity.
 *
 * <p>Split by hash into segments, each written under the segment's lock and read without one. A miss is exact: a
 * reader that does not see an entry looked before it was published, and whoever published it reads the slot only
 * afterwards (see {@link Ledger}). What is removed leaves its place behind, which keeps probe chains whole for readers
 * under way; growing makes new arrays. A segment's lock is taken under the monitor of a record, never the other way
 * round.
 */
final class Table {
  /** The bits of no node. */
  static final short NONE = 0;

  /** For the first of a walk's snapshots. */
  static final Holder[] NO_RECORDS = {};

  static final int SEGMENT_BITS = 6;
  private static final Segment[] SEGMENTS = new Segment[1 << SEGMENT_BITS];

  static {
    for (int i = 0; i < SEGMENTS.length; i++) {
      SEGMENTS[i] = new Segment();
    }
  }

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

  /** The same without asking anything of its class; null as well where that would have to be. */
  static Holder findAtOnce(Object object) {
    int hash = Identity.presentHash(object);
    return hash == 0 || hash == Identity.UNKNOWN ? null : segment(hash).lookUp(object, hash);
  }

  /** The record of the object, made now if there was none; it is about to hold a node of these bits. */
  static Holder findOrCreate(Object object, Type type, short bits) {
    return findOrCreate(object, type, type.all() && Births.notNeeded(), bits);
  }

  /** The same for an object of a tagged class whose birth was told just now. */
  static Holder findOrCreateNode(Object object, Type type) {
    return findOrCreate(object, type, true, NONE);
  }

  private static Holder findOrCreate(Object object, Type type, boolean counted, short bits) {
    type.hasRecordOf(object);
    int hash = Identity.hash(object);
    Pinning.begin();
    try {
      return segment(hash).findOrCreate(object, hash, type, counted && Sample.picks(hash), bits);
    } finally {
      Pinning.end();
    }
  }

  /** Drops all records. */
  static void forget() {
    for (int i = 0; i < SEGMENTS.length; i++) {
      SEGMENTS[i].clear();
    }
  }

  /**
   * Makes the node of an object that was born just now, if there is room for it. More than one constructor
   * may say so, but for one that is unseen: no other thread and no hook has met it.
   */
  static void born(Object object, Type type, boolean part, boolean unseen) {
    type.hasRecordOf(object);
    int hash = Identity.hash(object);
    Pinning.begin();
    try {
      segment(hash).born(object, hash, type, part, unseen);
    } finally {
      Pinning.end();
    }
  }

  /** Puts the node of a newly tagged object in the place of its untagged record. */
  static void replace(Holder old, Node node) {
    segment(old.hash).replace(old, node);
  }

  /** Any number: who asks removes the record soon. */
  static int lookAhead(Holder holder) {
    return segment(holder.hash).lookAhead(holder.hash);
  }

  static void remove(Holder holder) {
    segment(holder.hash).remove(holder);
  }

  /** Whether so many removals cost more one by one than looking through the whole table does. */
  static boolean worthSweeping(int removals) {
    int sum = 0;
    for (int i = 0; i < SEGMENTS.length; i++) {
      sum += SEGMENTS[i].live();
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

  /** Whether a record that was cleared stays until it is removed, also where it holds nothing. */
  static void keepsCleared(boolean keeps) {
    for (int i = 0; i < SEGMENTS.length; i++) {
      SEGMENTS[i].keepsCleared(keeps);
    }
  }

  /**
   * The records of one segment at this moment, in this array if they fit and else in a new one; some may be null, taken
   * off or cleared.
   */
  static Holder[] snapshot(int segment, Holder[] into) {
    return SEGMENTS[segment].snapshot(into);
  }

  /** Those of them that may hold the node; some may be null. */
  static Holder[] mayHold(int segment, Node node) {
    return SEGMENTS[segment].mayHold(node);
  }

  /** The record is about to hold a node of these bits. */
  static void mayHold(Holder holder, short bits) {
    segment(holder.hash).mayHold(holder, bits);
  }

  static int segments() {
    return SEGMENTS.length;
  }

  private static Segment segment(int hash) {
    return SEGMENTS[hash & (SEGMENTS.length - 1)];
  }
}

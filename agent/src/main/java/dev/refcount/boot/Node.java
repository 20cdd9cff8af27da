package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/**
 * The weak record of one tagged object: its counts, and as a holder what it holds itself.
 *
 * <p>By kind of slot two monotonic counters, references added and dropped; a count is their
 * difference and stays right when they wrap. One atomic addition a store keeps counts and statistics
 * at once. Static fields, which refer to few objects and are seldom stored to, have the count alone, and their
 * statistics are the class's. A drop is never seen before its addition, so no count is ever read below zero by the
 * thread that made both.
 */
public class Node extends Holder {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final long FIELDS_ADDED = U.objectFieldOffset(Node.class, "fieldsAdded");
  private static final long FIELDS_DROPPED = U.objectFieldOffset(Node.class, "fieldsDropped");
  private static final long STATICS = U.objectFieldOffset(Node.class, "statics");
  private static final long ELEMENTS_ADDED = U.objectFieldOffset(Node.class, "elementsAdded");
  private static final long ELEMENTS_DROPPED = U.objectFieldOffset(Node.class, "elementsDropped");
  private static final long LOCALS_ADDED = U.objectFieldOffset(Node.class, "localsAdded");
  private static final long LOCALS_DROPPED = U.objectFieldOffset(Node.class, "localsDropped");
  private static final int GROUPS = Short.SIZE;
  private static final long HELD_IN = U.objectFieldOffset(Node.class, "heldIn");
  private static final long MAX = U.objectFieldOffset(Node.class, "max");

  /** The class of the tagged object. */
  final Type type;

  private volatile int fieldsAdded;
  private volatile int fieldsDropped;
  private volatile int statics;
  private volatile int elementsAdded;
  private volatile int elementsDropped;
  private volatile int localsAdded;
  private volatile int localsDropped;
  private volatile int max;

  // Plain, and written by whoever drops: where threads race, one of their drops is told, whole or not.
  /** The site of the last drop, and when it was by the {@link Clock}; of its birth while there was none. */
  private int dropSite;

  private int dropTime = Clock.now;
  /** The site of the drop that last took the count to zero; -1 if none did. */
  private int zeroSite = -1;
  /** Of the last store that may have closed a cycle; its slots have the order of that. Guarded by this. */
  private int closeSite;

  private static int closings;

  /**
   * Local variables that let go of it where there was no stack to say so, modulo 2^16; only woven code writes it, and
   * {@link LateDrops} reads it.
   */
  public char late;

  /**
   * Where its holders are, by the lowest bits of their hashes, which are those of their segment: a query for
   * it passes by the rest of the table. Bits are never taken back.
   */
  private volatile short heldIn;

  Node(Object referent, int hash, Type type, boolean part) {
    super(referent, hash, part);
    this.type = type;
  }

  /**
   * By its hash two of sixteen bits, of which a record has those of all it may hold: a Bloom filter (CACM 13, 1970).
   * One that holds one node passes for another's holder once in a hundred and twenty times.
   */
  final short bits() {
    // Not the lowest bits, which all records of one segment of the table share.
    int one = hash >>> 8 & GROUPS - 1;
    int other = one + 1 + (hash >>> 12 & 0xff) % (GROUPS - 1) & GROUPS - 1;
    return (short) (1 << one | 1 << other);
  }

  /** A holder of this hash is about to refer to it. */
  final void heldIn(int holderHash) {
    short bit = (short) (1 << (holderHash & GROUPS - 1));
    for (short seen = heldIn; (seen & bit) == 0; seen = heldIn) {
      U.compareAndSetShort(this, HELD_IN, seen, (short) (seen | bit));
    }
  }

  /** One bit for each group of the table's segments that has, or had, a record which holds it. */
  final short heldIn() {
    return heldIn;
  }

  /** Whether a segment of the table is in one of the groups. */
  static boolean contains(short groups, int segment) {
    return (groups >>> (segment & GROUPS - 1) & 1) != 0;
  }

  /** References of one kind now. */
  public int count(int kind) {
    if (kind == Kind.STATIC) {
      return statics;
    }
    // Dropped first: read the other way round, an addition and its drop between the two reads
    // would show one reference less than there ever was.
    int dropped = dropped(kind);
    return added(kind) - dropped;
  }

  /** References of all kinds now. */
  public int count() {
    return count(Kind.FIELD) + count(Kind.STATIC) + count(Kind.ELEMENT) + count(Kind.LOCAL);
  }

  /**
   * Whether the VM itself refers to the object, which no count shows: to a thread that runs; and maybe to a class
   * loader, for the sake of its classes and their instances.
   */
  public final boolean isHeldByVm() {
    if (!type.heldByVm) {
      return false;
    }
    Object object = get();
    return object instanceof Thread ? ((Thread) object).isAlive() : object != null;
  }

  /** The highest count seen at an addition. */
  public int max() {
    return max;
  }

  public Type type() {
    return type;
  }

  /** References of one kind ever made, modulo 2^32; 0 for static fields, whose {@link Type} has the sum. */
  public int added(int kind) {
    switch (kind) {
      case Kind.FIELD: return fieldsAdded;
      case Kind.STATIC: return 0;
      case Kind.ELEMENT: return elementsAdded;
      default: return localsAdded;
    }
  }

  private int dropped(int kind) {
    switch (kind) {
      case Kind.FIELD: return fieldsDropped;
      case Kind.ELEMENT: return elementsDropped;
      default: return localsDropped;
    }
  }

  void add(int kind) {
    int now = count() + 1;
    for (int seen = max; now > seen; seen = max) {
      if (U.compareAndSetInt(this, MAX, seen, now)) {
        break;
      }
    }
    if (kind == Kind.STATIC) {
      type.heldByStatic();
    }
    // Last, and the deepest calls before it: once this is done no StackOverflowError can strike, so
    // the caller knows from an exception that nothing was added.
    U.getAndAddInt(this, addedOffset(kind), 1);
  }

  void drop(int kind, int site) {
    dropSite = site;
    dropTime = Clock.now;
    U.getAndAddInt(this, droppedOffset(kind), kind == Kind.STATIC ? -1 : 1);
    // No call from here on: a StackOverflowError behind the drop would look like none was made.
    int dropped = fieldsDropped + elementsDropped + localsDropped;
    if (fieldsAdded + statics + elementsAdded + localsAdded == dropped) {
      zeroSite = site;
    }
  }

  /** A node that holds something itself was stored into this one's object, which has slots, therefore. */
  final void mayClose(int site) {
    closeSite = site;
    slots.order = ++closings;
  }

  /** The site of the last such store, which may have closed a cycle; 0 if none was. */
  public int closeSite() {
    return closeSite;
  }

  /** Later stores have higher numbers; those of racing threads may be equal. */
  public int closeOrder() {
    Slots all = slots;
    return all == null ? 0 : all.order;
  }

  /** The site of the last drop of a reference, 0 if not known. */
  public int dropSite() {
    return dropSite;
  }

  /** When a reference was last dropped, or the object born if none was, in milliseconds of the {@link Clock}. */
  public int dropTime() {
    return dropTime;
  }

  /** The site that last took the count to zero, 0 if that was the collector's doing, -1 if none. */
  public int zeroSite() {
    return zeroSite;
  }

  private static long addedOffset(int kind) {
    switch (kind) {
      case Kind.FIELD: return FIELDS_ADDED;
      case Kind.STATIC: return STATICS;
      case Kind.ELEMENT: return ELEMENTS_ADDED;
      default: return LOCALS_ADDED;
    }
  }

  private static long droppedOffset(int kind) {
    switch (kind) {
      case Kind.FIELD: return FIELDS_DROPPED;
      case Kind.STATIC: return STATICS;
      case Kind.ELEMENT: return ELEMENTS_DROPPED;
      default: return LOCALS_DROPPED;
    }
  }
}

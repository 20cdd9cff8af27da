package dev.refcount.boot;

/** What queries and reports read: the ledger's records at one moment, as plain arrays. */
public final class Snapshot {
  /** Records that are looked at together, before the monitor of each has a processor wait for it alone. */
  private static final int BLOCK = 1 << 7;

  private Snapshot() {}

  /** What queries do first: hooks that failed for want of stack are made good. */
  public static void settle() {
    Deferred.settleAll();
    LateDrops.settle();
  }

  /** The nodes of all tagged objects that the collector has not reclaimed. */
  public static Node[] nodes() {
    Gathering gathering = new Gathering();
    nodes(gathering);
    return resized(gathering.found, gathering.size);
  }

  /** The same one after the other, without an array of them all. */
  public static void nodes(NodeVisitor visitor) {
    nodes(visitor, false);
  }

  /** The same with those of objects that the collector has taken and the reaper has not, for a {@link Reading}. */
  public static void nodesOnLedger(NodeVisitor visitor) {
    nodes(visitor, true);
  }

  private static void nodes(NodeVisitor visitor, boolean cleared) {
    Holder[] entries = Table.NO_RECORDS;
    for (int segment = 0; segment < Table.segments(); segment++) {
      entries = Table.snapshot(segment, entries);
      for (int i = 0; i < entries.length; i++) {
        if (entries[i] instanceof Node && (cleared || !entries[i].refersTo(null))) {
          visitor.node((Node) entries[i]);
        }
      }
    }
  }

  private static final class Gathering implements NodeVisitor {
    Node[] found = new Node[1024];
    int size;

    @Override
    public void node(Node node) {
      if (size == found.length) {
        found = resized(found, 2 * size);
      }
      found[size++] = node;
    }
  }

  /** Calls back once for each entry of each record: one reference by field, static or element. */
  public static void references(Visitor visitor) {
    references(visitor, false);
  }

  /** The same with the holders that the collector has taken and the reaper has not, for a {@link Reading}. */
  public static void referencesOnLedger(Visitor visitor) {
    references(visitor, true);
  }

  private static void references(Visitor visitor, boolean cleared) {
    SlotsCopy copy = new SlotsCopy();
    Holder[] entries = Table.NO_RECORDS;
    for (int segment = 0; segment < Table.segments(); segment++) {
      entries = Table.snapshot(segment, entries);
      for (int i = 0; i < entries.length; i++) {
        if (i % BLOCK == 0) {
          copy.ahead(entries, i, Math.min(entries.length, i + BLOCK));
        }
        if (entries[i] != null && (cleared || !entries[i].refersTo(null))) {
          tell(copy, entries[i], visitor);
        }
      }
    }
  }

  /** The same for one record, a dead one included. */
  public static void references(Holder holder, Visitor visitor) {
    tell(new SlotsCopy(), holder, visitor);
  }

  private static void tell(SlotsCopy copy, Holder holder, Visitor visitor) {
    int next = 0;
    do {
      next = copy.read(holder, next);
      copy.tell(holder, visitor);
    } while (next > 0);
  }

  /** The same for the first so many of these. */
  public static void references(Holder[] holders, int count, Visitor visitor) {
    SlotsCopy copy = new SlotsCopy();
    for (int from = 0; from < count; from += BLOCK) {
      int to = Math.min(count, from + BLOCK);
      for (int i = from; i < to; i++) {
        visitor.ahead(i);
      }
      copy.ahead(holders, from, to);
      for (int i = from; i < to; i++) {
        visitor.next(i);
        tell(copy, holders[i], visitor);
      }
    }
  }

  /**
   * Calls back for each reference to this node by field, static or element. Most of the table is passed by,
   * and most records without their monitor; the search ends when as many references are found as the node
   * counts. Where stores are under way that may never be, and the whole table is looked through.
   */
  public static void referencesTo(Node target, HolderVisitor visitor) {
    int missing =
        target.count(Kind.FIELD) + target.count(Kind.STATIC) + target.count(Kind.ELEMENT);
    short groups = target.heldIn();
    for (int segment = 0; segment < Table.segments() && missing > 0; segment++) {
      if (Node.contains(groups, segment)) {
        missing -= referencesTo(target, segment, missing, visitor);
      }
    }
    for (int segment = 0; segment < Table.segments() && missing > 0; segment++) {
      if (!Node.contains(groups, segment)) {
        missing -= referencesTo(target, segment, missing, visitor);
      }
    }
  }

  private static int referencesTo(Node target, int segment, int most, HolderVisitor visitor) {
    int found = 0;
    Holder[] entries = Table.mayHold(segment, target);
    for (int i = 0; i < entries.length && entries[i] != null && found < most; i++) {
      found += referencesTo(entries[i], target, most - found, visitor);
    }
    return found;
  }

  private static int referencesTo(Holder holder, Node target, int most, HolderVisitor visitor) {
    int found = 0;
    int[] slots;
    long[] origins;
    synchronized (holder) {
      Slots entries = holder.slots;
      if (entries == null) {
        return 0;
      }
      slots = new int[4];
      origins = new long[4];
      int i = -1;
      while (found < most && (i = entries.next(target, i + 1)) >= 0) {
        if (found == slots.length) {
          slots = resized(slots);
          origins = resized(origins);
        }
        slots[found] = entries.slotAt(i);
        origins[found++] = entries.originAt(i);
      }
    }
    for (int k = 0; k < found; k++) {
      visitor.held(holder, slots[k], Origin.site(origins[k]), Origin.thread(origins[k]));
    }
    return found;
  }

  private static int[] resized(int[] numbers) {
    int[] bigger = new int[2 * numbers.length];
    System.arraycopy(numbers, 0, bigger, 0, numbers.length);
    return bigger;
  }

  private static long[] resized(long[] numbers) {
    long[] bigger = new long[2 * numbers.length];
    System.arraycopy(numbers, 0, bigger, 0, numbers.length);
    return bigger;
  }

  /** The record of an object that holds, or held, tagged objects; null if it has none. */
  public static Holder recordOf(Object object) {
    return Table.find(object);
  }

  /** Receives one tagged object. */
  public interface NodeVisitor {
    void node(Node node);
  }

  /** Receives one reference: who holds what, in which slot, stored where (0 if not known). */
  public interface Visitor {
    void reference(Holder holder, Node held, int slot, int site);

    /** Of records that are given in an array, the one with this number comes soon: a look at it now is cheap. */
    default void ahead(int number) {}

    /** All of that one come next. */
    default void next(int number) {}
  }

  /** Receives one reference to a node: who holds it, where, stored by which site and thread. */
  public interface HolderVisitor {
    void held(Holder holder, int slot, int site, int thread);
  }

  /** The node of a tagged object, or null; never makes one for an object that is not counted. */
  public static Node nodeOf(Object object) {
    return Nodes.of(object);
  }

  /** Whether instances of exactly this class are counted, or any was. */
  public static boolean counts(Class<?> type) {
    Type known = Types.of(type);
    return known.all() || known.fromBirth || known.born() > 0;
  }

  /** Whether the object is not counted only because its birth was not seen. */
  public static boolean missedBirth(Object object) {
    return Births.missed(object);
  }

  /** Whether the object is not counted only because others of its class are, one in so many. */
  public static boolean notPicked(Object object) {
    return !Ledger.untagged(object) && Types.of(object.getClass()).all() && !Sample.picks(object);
  }

  /** Stores of a tagged object into a slot of the heap that held another one. */
  public static long replacements() {
    return Ledger.replacements;
  }

  /** Takes back those that were no program's. */
  public static void replacements(long theirs) {
    Ledger.replacements = theirs;
  }

  /** Counts this object from now on. */
  public static Node tag(Object object) {
    Class<?> type = object.getClass();
    // Who opens the gate has monitors that those wait for who load classes.
    Pinning.begin();
    try {
      if (!Gate.isOpen() || Types.of(type).untagged()) {
        Gate.open(type);
      }
      return Nodes.tag(object);
    } finally {
      Pinning.end();
    }
  }

  private static Node[] resized(Node[] nodes, int length) {
    Node[] copy = new Node[length];
    System.arraycopy(nodes, 0, copy, 0, Math.min(nodes.length, length));
    return copy;
  }
}

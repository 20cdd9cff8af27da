package dev.refcount.boot;

/**
 * The life of one tagged object as the ledger saw it: when it came, the last stores and drops of
 * references to it, and its end. Kept only with {@code history=N}.
 *
 * <p>Numbers alone, of sites, threads and slots: it keeps nothing of the program's alive, so it may outlive
 * its object. Every count that a program's thread moves is moved before its event is noted, and an event that finds no
 * stack or memory is left out: a history can lack a line, and never spoils a count.
 *
 * <p>Each has a monitor of its own, under which nothing else is locked.
 */
public final class History {
  public static final int STORED = 0;
  public static final int DROPPED = 1;
  /** The collector took the holder; the origin is that of the store that put the object there. */
  public static final int HOLDER_RECLAIMED = 2;

  /** In the place of a slot number: not known, or a local variable. */
  static final int NO_SLOT = -1;

  private static final int SMALLEST = 4;
  private static final int SITE_BITS = 28;
  private static final int KIND_BITS = 2;
  private static final int MOST_ENDED = 32;

  /** Events kept for each object born from now on; 0 for no history at all. */
  private static volatile int kept;

  /** Of the objects reclaimed last; guarded by itself, as is the number of all. */
  private static final History[] ENDED = new History[MOST_ENDED];

  private static int allEnded;

  private final Type type;
  private final int most;
  private final int firstSeen = Clock.exact();
  // Guarded by this.
  /** Two for each event: thread, what, kind, site; then time and slot. A ring once it has its full length. */
  private long[] entries = new long[0];

  private long noted;
  private long firstOrigin;
  private int end;
  private boolean over;
  private String verdict;

  private History(Type type, int most) {
    this.type = type;
    this.most = most;
  }

  /** From now on; called before anything is woven. Forgets what ended before. */
  public static void keep(int events) {
    kept = events;
    synchronized (ENDED) {
      for (int i = 0; i < MOST_ENDED; i++) {
        ENDED[i] = null;
      }
      allEnded = 0;
    }
  }

  public static boolean isKept() {
    return kept > 0;
  }

  /** The node of an object that is counted from now on. */
  static Node node(Object referent, int hash, Type type, boolean part) {
    int most = kept;
    return most == 0
        ? new Node(referent, hash, type, part)
        : new NodeWithHistory(referent, hash, type, part, new History(type, most));
  }

  /** Null if none is kept of the node's object. */
  public static History of(Node node) {
    return node instanceof NodeWithHistory ? ((NodeWithHistory) node).history : null;
  }

  /** One reference by field, static field or element came or went. Throws nothing. */
  static void note(Node node, int what, int kind, int slot, long origin) {
    if (node instanceof NodeWithHistory) {
      try {
        ((NodeWithHistory) node).history.add(what, kind, slot, origin);
      } catch (Throwable brink) {
        if (!(brink instanceof VirtualMachineError)) {
          Trouble.passOn(brink);
        }
        // The count is right; this line of its life is missing.
      }
    }
  }

  /** One local variable of the current thread did. Throws nothing. */
  static void noteLocal(Node node, int what, int site) {
    if (node instanceof NodeWithHistory) {
      try {
        long origin = (long) ThreadLog.currentNumber() << 32 | site & 0xffffffffL;
        Pinning.begin();
        try {
          ((NodeWithHistory) node).history.add(what, Kind.LOCAL, NO_SLOT, origin);
        } finally {
          Pinning.end();
        }
      } catch (Throwable brink) {
        if (!(brink instanceof VirtualMachineError)) {
          Trouble.passOn(brink);
        }
        // As above.
      }
    }
  }

  private synchronized void add(int what, int kind, int slot, long origin) {
    int at = 2 * (int) (noted % most);
    if (at == entries.length) {
      long[] more = new long[(int) Math.min(2L * most, Math.max(2 * SMALLEST, 2L * at))];
      System.arraycopy(entries, 0, more, 0, at);
      entries = more;
    }
    if (noted++ == 0) {
      firstOrigin = origin;
    }
    int packed = (what << KIND_BITS | kind) << SITE_BITS | Origin.site(origin);
    entries[at] = (long) Origin.thread(origin) << 32 | packed & 0xffffffffL;
    entries[at + 1] = (long) Clock.exact() << 32 | slot & 0xffffffffL;
  }

  /** Why the collector could take the object, in words; its {@link #ended} follows. */
  public static void verdict(Node node, String words) {
    History history = of(node);
    if (history != null) {
      synchronized (history) {
        history.verdict = words;
      }
    }
  }

  /** The object is off the ledger. */
  static void ended(Node node) {
    History history = of(node);
    if (history != null) {
      synchronized (history) {
        history.end = Clock.exact();
        history.over = true;
      }
      synchronized (ENDED) {
        ENDED[allEnded++ & MOST_ENDED - 1] = history;
      }
    }
  }

  /** The lives that ended last, the latest first. */
  public static History[] lastEnded() {
    synchronized (ENDED) {
      History[] last = new History[Math.min(allEnded, MOST_ENDED)];
      for (int i = 0; i < last.length; i++) {
        last[i] = ENDED[allEnded - 1 - i & MOST_ENDED - 1];
      }
      return last;
    }
  }

  public Type type() {
    return type;
  }

  /** When the ledger first heard of the object, in milliseconds of the {@link Clock}. */
  public int firstSeen() {
    return firstSeen;
  }

  /** The site of the first store of all, 0 if not known. */
  public synchronized int firstSite() {
    return Origin.site(firstOrigin);
  }

  /** The thread of the first store of all, 0 if not known. */
  public synchronized int firstThread() {
    return Origin.thread(firstOrigin);
  }

  /** Whether the object was taken off the ledger. */
  public synchronized boolean isOver() {
    return over;
  }

  /** When that was, in milliseconds of the {@link Clock}. */
  public synchronized int end() {
    return end;
  }

  /** Why the collector could take it; null if nobody judged. */
  public synchronized String verdict() {
    return verdict;
  }

  /** Stores and drops that are not remembered any more. */
  public synchronized long forgotten() {
    return Math.max(0, noted - most);
  }

  /** Calls back for each event that is remembered, the earliest first; without the monitor. */
  public void tell(Visitor visitor) {
    long[] copy;
    long all;
    synchronized (this) {
      copy = entries.clone();
      all = noted;
    }
    for (long i = Math.max(0, all - most); i < all; i++) {
      int at = 2 * (int) (i % most);
      int packed = (int) copy[at];
      visitor.event(
          packed >>> SITE_BITS + KIND_BITS,
          packed >>> SITE_BITS & (1 << KIND_BITS) - 1,
          (int) copy[at + 1],
          packed & (1 << SITE_BITS) - 1,
          (int) (copy[at] >>> 32),
          (int) (copy[at + 1] >>> 32));
    }
  }

  /** What it takes, in bytes. */
  synchronized long bytes() {
    return 80 + 8L * entries.length;
  }

  /** Receives one event: what, of which kind of slot, its number, site and thread (0 if not known), when. */
  public interface Visitor {
    void event(int what, int kind, int slot, int site, int thread, int time);
  }
}

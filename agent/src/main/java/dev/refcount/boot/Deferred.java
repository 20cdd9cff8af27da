package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/**
 * Slots whose hook could not run to its end, for want of stack or memory: synchronised later.
 *
 * <p>A hook at the brink of a stack overflow must neither throw nor call anything more, so it puts the
 * slot down here with plain array stores under a monitor. Whoever comes next to the ledger, and every
 * query, settles first. The store itself has happened; nothing of it is needed but its place.
 */
final class Deferred {
  private static final Unsafe U = Unsafe.getUnsafe();

  /** In the place of an offset, less the kind of the slot: the base is a node with one reference too many. */
  static final long DROP = -1;

  /** That of a local variable. */
  static final long LOCAL_DROP = DROP - Kind.LOCAL;

  /** In the place of an offset: the base is an array that was copied into. */
  static final long ELEMENTS = DROP - Kind.COUNT;

  /** The same: the base is the class that an instruction names, which stored to a static field. */
  static final long STATIC_OF_SITE = ELEMENTS - 1;

  /** The same, less the number of the element: the base is an array. */
  static final long FIRST_ELEMENT = STATIC_OF_SITE - 1;

  static final Object LOCK = new Object();
  static final Object[] BASES = new Object[1 << 10];
  static final long[] OFFSETS = new long[BASES.length];
  static final int[] SITES = new int[BASES.length];

  /** Written under {@link #LOCK}; read without it to ask whether there is anything to do. */
  static volatile int waiting;

  /** How many are taken out and not synchronised yet; written under {@link #LOCK}. */
  private static volatile int settling;

  /** In nanoseconds, in case a thread is stopped for good between the two; as long as for the {@link Reaper}. */
  private static final long LONGEST_WAIT = 5_000_000_000L;

  private Deferred() {}

  /** What waits is not counted any more. */
  static void forget() {
    synchronized (LOCK) {
      waiting = 0;
      for (int i = 0; i < BASES.length; i++) {
        BASES[i] = null;
      }
    }
  }

  /** Synchronises what waits, as far as stack and memory suffice. Cheap when nothing does. */
  static void settle() {
    if (waiting == 0) {
      return;
    }
    while (true) {
      Object base;
      long offset;
      int site;
      synchronized (LOCK) {
        int last = waiting - 1;
        if (last < 0) {
          return;
        }
        base = BASES[last];
        offset = OFFSETS[last];
        site = SITES[last];
        BASES[last] = null;
        settling++;
        waiting = last;
      }
      try {
        settle(base, offset, site);
      } catch (Throwable stillShort) {
        if (!(stillShort instanceof VirtualMachineError) && !Trouble.isStop(stillShort)) {
          // It would fail again. The store of whoever came by is another.
          Trouble.noteOwn(stillShort);
          continue;
        }
        // Put back, again without a call.
        synchronized (LOCK) {
          int next = waiting;
          if (next < BASES.length) {
            BASES[next] = base;
            OFFSETS[next] = offset;
            SITES[next] = site;
            waiting = next + 1;
          } else {
            Trouble.lost = stillShort;
          }
        }
        if (!(stillShort instanceof VirtualMachineError)) {
          throw stillShort;
        }
        return;
      } finally {
        synchronized (LOCK) {
          settling--;
        }
      }
    }
  }

  /** The same, and waits for what other threads took out: for queries, which else would miss it. */
  static void settleAll() {
    settle();
    if (settling > 0) {
      long began = System.nanoTime();
      while (settling > 0 && System.nanoTime() - began < LONGEST_WAIT) {
        Thread.yield();
      }
    }
  }

  private static void settle(Object base, long offset, int site) {
    Pinning.begin();
    try {
      if (offset <= DROP && offset >= LOCAL_DROP) {
        drop((Node) base, (int) (DROP - offset), site);
      } else {
        sync(base, offset, site);
      }
    } finally {
      Pinning.end();
    }
  }

  private static void sync(Object base, long known, int site) {
    if (known == ELEMENTS) {
      Copies.syncRange((Object[]) base, 0, ((Object[]) base).length, site);
      return;
    }
    Object holder = base;
    long offset = known;
    if (known == Ledger.FIELD_OF_SITE) {
      offset = Sites.fieldOffset(base, site);
    } else if (known == STATIC_OF_SITE) {
      holder = Sites.declaring((Class<?>) base, site);
      offset = Sites.staticOffset((Class<?>) holder, site);
    } else if (known <= FIRST_ELEMENT) {
      offset = Elements.offset((int) (FIRST_ELEMENT - known));
    }
    if (offset == Sites.OF_NAMESAKES) {
      Ledger.syncNamesakes(base, site);
    } else {
      Ledger.syncNow(holder, offset, U.getReferenceVolatile(holder, offset), site);
    }
  }

  private static void drop(Node node, int kind, int site) {
    node.drop(kind, site);
    try {
      History.note(node, History.DROPPED, kind, History.NO_SLOT, site);
    } catch (VirtualMachineError noRoom) {
      // It is dropped, and must not be put back: a line of its life is missing.
    }
  }
}

package dev.refcount.boot;

import java.lang.ref.WeakReference;
import jdk.internal.misc.Unsafe;
import jdk.internal.vm.annotation.ForceInline;

/**
 * What one thread holds in local variables now, each with the site that stored it; and the thread's
 * name for what it stored in the heap.
 *
 * <p>The counts know how many local variables hold an object, never which: their slots lie in frames.
 * Here each thread writes down its own, without a lock. Frames are left last in, first out, so what is
 * dropped is found at the end. An entry names the object by its identity hash, since a reference would
 * cost the collector's barrier; two objects of one hash in local variables at once could be mistaken for
 * each other in {@code holdings}, never in a count. Other threads read it racily: right at rest.
 */
public final class ThreadLog {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final long TID = U.objectFieldOffset(Thread.class, "tid");
  private static final long SIZE = U.objectFieldOffset(ThreadLog.class, "size");

  /** Logs of finished threads kept for their names; beyond that the oldest are forgotten. */
  private static final int MOST_FINISHED = 1 << 10;
  private static final int SMALLEST = 1 << 10;
  private static final Object LOCK = new Object();

  /**
   * By the thread's number, which is never given to another; each entry a chain. A hundred thousand virtual threads may
   * be alive, so it grows. Who reads a chain while they are moved may miss a log, and looks again under the lock.
   */
  private static volatile ThreadLog[] logs = new ThreadLog[SMALLEST];
  private static volatile boolean moving;
  // Guarded by the lock.
  private static int count;
  private static int tidyAt = 2 * MOST_FINISHED;

  /** Whether threads and local variables are told ({@code sites} is not {@code off}). */
  private static boolean on = true;

  private final long tid;
  private final WeakReference<Thread> thread;
  private final String name;
  private volatile ThreadLog next;
  /** Hash of the node above, site below. */
  private volatile long[] entries = new long[8];
  private volatile int size;
  /** Whether it is at the agent's own work, see {@link OwnWork}; read and written by the thread itself. */
  boolean own;

  private ThreadLog(Thread thread, long tid) {
    this.tid = tid;
    this.thread = new WeakReference<>(thread);
    this.name = thread.getName();
  }

  /** Nothing is told: for {@code sites=off}. Called before anything is woven. */
  public static void off() {
    on = false;
  }

  @ForceInline
  static ThreadLog current() {
    Thread current = Thread.currentThread();
    long tid = U.getLong(current, TID);
    ThreadLog[] all = logs;
    ThreadLog log = all[(int) tid & all.length - 1];
    return log != null && log.tid == tid ? log : find(current, tid);
  }

  /** The same, or null if the thread has none yet. */
  static ThreadLog known() {
    return look(U.getLong(Thread.currentThread(), TID), -1);
  }

  private static ThreadLog find(Thread current, long tid) {
    ThreadLog found = look(tid, -1);
    return found != null ? found : add(current, tid);
  }

  private static ThreadLog add(Thread current, long tid) {
    ThreadLog log = new ThreadLog(current, tid);
    Pinning.begin();
    try {
      synchronized (LOCK) {
        if (count >= tidyAt) {
          tidy();
        }
        ThreadLog[] table = logs;
        int home = (int) tid & table.length - 1;
        log.next = table[home];
        table[home] = log;
        count++;
      }
    } finally {
      Pinning.end();
    }
    return log;
  }

  /** Finished threads go, but for the last of each chain, whose names may still be asked for. */
  private static void tidy() {
    // First: should this fail, or the JDK's code that is asked here lead to a hook, not at once again.
    tidyAt = 2 * count + MOST_FINISHED;
    ThreadLog[] all = snapshot();
    boolean[] finished = new boolean[all.length];
    int alive = 0;
    for (int i = 0; i < all.length; i++) {
      finished[i] = all[i].finished();
      alive += finished[i] ? 0 : 1;
    }
    int length = SMALLEST;
    while (length < alive) {
      length <<= 1;
    }
    ThreadLog[] table = new ThreadLog[length];
    int kept = 0;
    // No call from here on, which might fail half way: for want of stack.
    moving = true;
    for (int i = 0; i < all.length; i++) {
      int home = (int) all[i].tid & length - 1;
      if (finished[i] && table[home] == null) {
        all[i].next = null;
        table[home] = all[i];
        kept++;
      }
    }
    for (int i = all.length - 1; i >= 0; i--) {
      int home = (int) all[i].tid & length - 1;
      if (!finished[i]) {
        all[i].next = table[home];
        table[home] = all[i];
        kept++;
      }
    }
    logs = table;
    moving = false;
    count = kept;
    tidyAt = 2 * kept + MOST_FINISHED;
  }

  /** For who has the lock: all there are, of each chain the newest first. */
  private static ThreadLog[] snapshot() {
    ThreadLog[] table = logs;
    ThreadLog[] all = new ThreadLog[count];
    int n = 0;
    for (int i = 0; i < table.length; i++) {
      for (ThreadLog log = table[i]; log != null; log = log.next) {
        all[n++] = log;
      }
    }
    return all;
  }

  private boolean finished() {
    Thread one = thread.get();
    // It has begun. Nothing is asked that the program may have overridden: the lock is held here.
    return one == null || !one.isAlive();
  }

  /** The number of the current thread as it is kept with a slot; 0 if threads are not told. */
  static int currentNumber() {
    return on ? (int) current().tid : 0;
  }

  /** The log of the thread with this number, or null if it was forgotten. */
  public static ThreadLog named(int number) {
    return look(number, 0xffffffffL);
  }

  /** By those bits of the number: a slot keeps half of them, and of two threads with that half the later is told. */
  private static ThreadLog look(long tid, long bits) {
    ThreadLog[] table = logs;
    ThreadLog log = find(table, tid, bits);
    if (log == null && (moving || table != logs)) {
      synchronized (LOCK) {
        log = find(logs, tid, bits);
      }
    }
    return log;
  }

  private static ThreadLog find(ThreadLog[] table, long tid, long bits) {
    ThreadLog log = table[(int) tid & table.length - 1];
    while (log != null && ((log.tid ^ tid) & bits) != 0) {
      log = log.next;
    }
    return log;
  }

  /** The thread's name; of one that runs, as it is called now. */
  public String name() {
    Thread alive = thread.get();
    return alive == null ? name : alive.getName();
  }

  /** The thread, or null if it is gone. */
  public Thread thread() {
    return thread.get();
  }

  public long tid() {
    return tid;
  }

  /** The current thread now holds the node in a local variable. */
  @ForceInline
  static void hold(Node node, int site) {
    if (on) {
      current().push((long) node.hash << 32 | site & 0xffffffffL);
    }
  }

  private void push(long entry) {
    int at = size;
    long[] array = entries;
    if (at == array.length) {
      array = new long[2 * at];
      System.arraycopy(entries, 0, array, 0, at);
      entries = array;
    }
    array[at] = entry;
    U.putIntRelease(this, SIZE, at + 1);
  }

  /** It no longer does; the site names the variable. */
  @ForceInline
  static void release(Node node, int site) {
    if (on) {
      current().pop(node, site);
    }
  }

  private void pop(Node node, int site) {
    long[] array = entries;
    int last = size - 1;
    int found = -1;
    // With no other local variable left that holds it there is no question which entry it was.
    boolean only = node.count(Kind.LOCAL) == 0;
    int variable = only ? 0 : Variables.of(site);
    for (int i = last; i >= 0; i--) {
      if ((int) (array[i] >>> 32) == node.hash) {
        if (only || Variables.of((int) array[i]) == variable) {
          found = i;
          break;
        }
        if (found < 0) {
          found = i;
        }
      }
    }
    if (found >= 0) {
      for (int i = found; i < last; i++) {
        array[i] = array[i + 1];
      }
      U.putIntRelease(this, SIZE, last);
    }
  }

  /** Calls back for each local variable that holds the node, in any thread. */
  public static void locals(Node node, Visitor visitor) {
    ThreadLog[] all;
    synchronized (LOCK) {
      all = snapshot();
    }
    for (int i = 0; i < all.length; i++) {
      all[i].tell(node, visitor);
    }
  }

  /** How many of the current thread's local variables hold the node. */
  public static int ownLocals(Node node) {
    int locals = node.count(Kind.LOCAL);
    if (!on && locals > 0) {
      throw new IllegalStateException(
          "sites=off does not tell whose local variables refer to the object; start the agent with sites=line");
    }
    ThreadLog log = current();
    int own = 0;
    for (int i = 0; i < log.size; i++) {
      own += (int) (log.entries[i] >>> 32) == node.hash ? 1 : 0;
    }
    // It may have one too many, where the stack overflowed.
    return Math.min(own, locals);
  }

  private void tell(Node node, Visitor visitor) {
    int n = size;
    long[] array = entries;
    for (int i = 0; i < n && i < array.length; i++) {
      if ((int) (array[i] >>> 32) == node.hash) {
        visitor.local(this, (int) array[i]);
      }
    }
  }

  /** Receives one local variable: whose it is, and the site that stored it. */
  public interface Visitor {
    void local(ThreadLog log, int site);
  }
}

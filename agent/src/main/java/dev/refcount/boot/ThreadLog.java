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

  /** By the thread's number, which is never given to another; each entry a chain. */
  private static final ThreadLog[] LOGS = new ThreadLog[1 << 10];

  // Guarded by LOGS.
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
    ThreadLog log = LOGS[(int) tid & LOGS.length - 1];
    return log != null && log.tid == tid ? log : find(current, tid);
  }

  /** The same, or null if the thread has none yet. */
  static ThreadLog known() {
    long tid = U.getLong(Thread.currentThread(), TID);
    ThreadLog log = LOGS[(int) tid & LOGS.length - 1];
    return log != null && log.tid == tid ? log : named((int) tid);
  }

  private static ThreadLog find(Thread current, long tid) {
    ThreadLog found = named((int) tid);
    return found != null ? found : add(current, tid);
  }

  private static ThreadLog add(Thread current, long tid) {
    ThreadLog log = new ThreadLog(current, tid);
    int home = (int) tid & LOGS.length - 1;
    synchronized (LOGS) {
      if (++count > tidyAt) {
        tidy();
      }
      log.next = LOGS[home];
      LOGS[home] = log;
    }
    return log;
  }

  /** Finished threads go, but for the last of each chain, whose names may still be asked for. */
  private static void tidy() {
    count = 0;
    for (int i = 0; i < LOGS.length; i++) {
      ThreadLog kept = null;
      boolean newest = true;
      for (ThreadLog log = LOGS[i]; log != null; log = log.next) {
        if (newest || !log.finished()) {
          if (kept == null) {
            LOGS[i] = log;
          } else {
            kept.next = log;
          }
          kept = log;
          count++;
        }
        newest = false;
      }
      if (kept != null) {
        kept.next = null;
      }
    }
    tidyAt = 2 * count + MOST_FINISHED;
  }

  private boolean finished() {
    Thread alive = thread.get();
    return alive == null || alive.getState() == Thread.State.TERMINATED;
  }

  /** The number of the current thread as it is kept with a slot; 0 if threads are not told. */
  static int currentNumber() {
    return on ? (int) current().tid : 0;
  }

  /** The log of the thread with this number, or null if it was forgotten. */
  public static ThreadLog named(int number) {
    for (ThreadLog log = LOGS[number & LOGS.length - 1]; log != null; log = log.next) {
      if ((int) log.tid == number) {
        return log;
      }
    }
    return null;
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
    for (int i = 0; i < LOGS.length; i++) {
      for (ThreadLog log = LOGS[i]; log != null; log = log.next) {
        log.tell(node, visitor);
      }
    }
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

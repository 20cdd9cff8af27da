package dev.refcount.boot;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import jdk.internal.access.SharedSecrets;

/**
 * Takes reclaimed objects off the ledger: one from each node that a dead holder still held.
 *
 * <p>In batches: a collector clears all weak references to what it found dead in one moment, and hands
 * them over afterwards. So a batch ends only when nothing more is under way, and then holds, with each
 * object, every holder that died with it; the {@link Judge} relies on that.
 *
 * <p>One daemon thread does all of it. Whoever needs the ledger drained sends a {@link Mark} through its
 * queue and waits until the thread has come past it.
 */
public final class Reaper implements Runnable {
  private static final Cleared CLEARED = new Cleared();
  /** Guarded by the class, as the batch is. */
  private static final TakingOff TAKING_OFF = new TakingOff();
  /** A queue that can't be asked to let the reaper know is looked into once in so long. */
  private static final long LONGEST_WAIT = 1_000;
  /** How long a query waits for it, in milliseconds. */
  public static final long PATIENCE = 5_000;

  /** Set before the first record is made. One that does not know of us keeps them all. */
  private static ReferenceQueue<Object> queue = new ReferenceQueue<>();

  private static volatile Thread thread;
  private static volatile Judge judge;

  // Guarded by the class: whoever has its monitor sees no holder half taken off.
  private static Holder[] batch = new Holder[256];
  private static int size;
  private static int handedOver;
  private static boolean begun;
  /** Who does it now. */
  private static Thread reaping;

  private Reaper() {}

  /** The queue of all records that are made from now on; it asks {@link #takes} first. */
  public static void queue(ReferenceQueue<Object> asking) {
    queue = asking;
  }

  static ReferenceQueue<Object> queue() {
    return queue;
  }

  /** What the VM hands over; false if there is no memory to note it in, and it must wait in its queue. */
  public static boolean takes(Reference<?> cleared) {
    return CLEARED.add((Holder) cleared);
  }

  public static void start() {
    thread = OwnWork.thread(new Reaper(), "refcount reaper");
    thread.start();
    Clock.start();
  }

  /** Whether a listener asks, to whom the reaper tells of a batch. */
  public static boolean isCurrent() {
    return thread == Thread.currentThread();
  }

  /** Who is shown each batch from now on. */
  public static void judge(Judge judges) {
    judge = judges;
  }

  /** There is no ledger any more. */
  public static void stop() {
    Thread reaper = thread;
    thread = null;
    judge = null;
    if (reaper != null) {
      reaper.interrupt();
    }
    Clock.stop();
  }

  @Override
  public void run() {
    OwnWork.begin();
    synchronized (Reaper.class) {
      // Who has started this one has said so by now.
    }
    while (isCurrent()) {
      try {
        CLEARED.await(LONGEST_WAIT);
        reap();
        Deferred.settle();
        LateDrops.settle();
      } catch (InterruptedException ignored) {
        // Nobody may stop the reaper: a program that interrupts every thread it finds goes on.
      } catch (OutOfMemoryError full) {
        // No store is missed by that: what is not taken off yet waits where it is.
      } catch (Throwable failure) {
        Trouble.noteOwn(failure);
      }
    }
  }

  /**
   * Reaps all that the collector has cleared so far, what it has not handed over yet included.
   *
   * @return false if the reaper did not get there in five seconds
   */
  public static boolean drain() {
    return drain(PATIENCE);
  }

  /** The same with another limit, in milliseconds. */
  public static boolean drain(long patience) {
    Snapshot.settle();
    if (thread == null || isCurrent()) {
      // No reaper yet, or a listener that it calls.
      reap();
      return true;
    }
    Mark mark = new Mark();
    mark.enqueue();
    return mark.await(patience);
  }

  private static void reap() {
    if (!begin()) {
      // A listener that the judge calls: this batch is not over yet.
      return;
    }
    Mark mark = null;
    try {
      Judge judges;
      synchronized (Reaper.class) {
        mark = gather(null);
        int before;
        Mark seen;
        do {
          while (moreIsComing()) {
            // Handed over on another thread meanwhile.
          }
          // Once more: the last of them may have come between the look at them and at the handler. And if it is a mark,
          // a collection may have come before it.
          before = size;
          seen = mark;
          mark = gather(mark);
        } while (size > before || mark != seen);
        judges = takeOff();
      }
      if (judges != null) {
        // Without the monitor: a listener may wait for a thread that waits for the monitor.
        Telling.begin();
        judges.takenOff();
      }
    } finally {
      end();
      for (; mark != null; mark = mark.previous) {
        mark.pass();
      }
    }
  }

  private static synchronized boolean begin() {
    boolean free = reaping == null;
    if (free) {
      reaping = Thread.currentThread();
    }
    return free;
  }

  private static synchronized void end() {
    if (reaping == Thread.currentThread()) {
      Telling.end();
      reaping = null;
    }
  }

  /** Has another thread reap from now on; null if this one has returned from its listeners meanwhile. */
  static synchronized Judge replace(Thread late) {
    if (thread != late || !Telling.isUnderWay(late)) {
      return null;
    }
    Thread next = OwnWork.thread(new Reaper(), "refcount reaper");
    // If there is no memory for it nothing has changed. It waits for the monitor.
    next.start();
    Telling.end();
    reaping = null;
    thread = next;
    return judge;
  }

  /** When the first of the batch that is being judged came, in milliseconds of the clock. */
  public static int handedOver() {
    return handedOver;
  }

  private static Mark gather(Mark last) {
    Mark mark = last;
    batch = CLEARED.moveTo(batch, size);
    for (int i = size; i < batch.length && batch[i] != null; i++) {
      Holder cleared = batch[i];
      batch[i] = null;
      mark = gather(cleared, mark);
    }
    // Before they are taken: where memory has run out they wait there.
    batch = room();
    for (Object next = queue.poll(); next != null; next = queue.poll()) {
      mark = gather((Holder) next, mark);
      batch = room();
    }
    return mark;
  }

  private static Holder[] room() {
    if (size < batch.length) {
      return batch;
    }
    Holder[] bigger = new Holder[2 * size];
    System.arraycopy(batch, 0, bigger, 0, size);
    return bigger;
  }

  /** There is room for it. */
  private static Mark gather(Holder cleared, Mark last) {
    if (cleared instanceof Mark) {
      ((Mark) cleared).previous = last;
      return (Mark) cleared;
    }
    if (size == 0) {
      handedOver = Clock.exact();
      begun = false;
    }
    if (!begun) {
      begun = begins(cleared);
    }
    cleared.dies();
    batch[size++] = cleared;
    return last;
  }

  private static boolean begins(Holder cleared) {
    Judge judges = judge;
    try {
      return judges != null && judges.begins(cleared);
    } catch (Throwable failure) {
      Trouble.noteUnlessFull(failure);
      return true;
    }
  }

  /** Waits while the VM still hands over what a collection cleared; false if there is nothing. */
  private static boolean moreIsComing() {
    try {
      return SharedSecrets.getJavaLangRefAccess().waitForReferenceProcessing();
    } catch (InterruptedException ignored) {
      return true;
    }
  }

  /** Returns who is to be told that the batch is off, if there was one. */
  private static Judge takeOff() {
    if (size == 0) {
      return null;
    }
    Judge judges = judge;
    if (judges != null) {
      try {
        judges.judge(batch, size);
      } catch (Throwable failure) {
        // They are taken off all the same, so that no count is wrong.
        Trouble.noteUnlessFull(failure);
      }
    }
    boolean sweeps = Table.worthSweeping(size);
    while (size > 0) {
      int from = TAKING_OFF.takeOff(batch, size, sweeps);
      while (size > from) {
        Holder dead = batch[--size];
        batch[size] = null;
        isOff(dead);
        if (!sweeps) {
          Table.remove(dead);
        }
      }
    }
    if (sweeps) {
      Table.sweep();
    }
    return judges;
  }

  private static void isOff(Holder dead) {
    if (dead instanceof Node) {
      Node node = (Node) dead;
      node.type.wasReclaimed(node);
      History.ended(node);
    }
  }
}

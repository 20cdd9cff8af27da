package dev.refcount.boot;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

/**
 * Takes reclaimed objects off the ledger: one from each node that a dead holder still held.
 *
 * <p>One daemon thread; {@link #drain} lets another thread do the same work at once, so that a query
 * made at rest need not wait for it.
 */
public final class Reaper implements Runnable {
  static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();

  private Reaper() {}

  public static void start() {
    Thread thread = new Thread(null, new Reaper(), "refcount reaper", 0, false);
    thread.setDaemon(true);
    thread.start();
    Clock.start();
  }

  @Override
  public void run() {
    while (true) {
      try {
        reap((Holder) QUEUE.remove());
        Deferred.settle();
      } catch (InterruptedException ignored) {
        // Nobody may stop the reaper: a program that interrupts every thread it finds goes on.
      } catch (Throwable failure) {
        Trouble.note(failure);
      }
    }
  }

  /** Reaps all that the collector has handed over so far. */
  public static void drain() {
    Deferred.settle();
    for (Reference<?> cleared = QUEUE.poll(); cleared != null; cleared = QUEUE.poll()) {
      reap((Holder) cleared);
    }
  }

  /** Its referent is gone: no hook can reach this record any more, only the table and snapshots. */
  static void reap(Holder holder) {
    synchronized (holder) {
      Ledger.dropAll(holder);
    }
    Table.remove(holder);
    if (holder instanceof Node) {
      Node node = (Node) holder;
      node.type.wasReclaimed(node);
    }
  }
}

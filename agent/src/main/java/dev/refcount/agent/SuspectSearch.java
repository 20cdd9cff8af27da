package dev.refcount.agent;

import dev.refcount.Report;
import dev.refcount.boot.OwnWork;
import dev.refcount.growth.Growth;
import java.util.List;

/** Looks for suspects at exit on a thread of its own, while the rest of the report walks over the ledger, too. */
final class SuspectSearch implements Runnable {
  private final Growth growth;
  private final boolean drained;
  private Thread thread;
  private List<Report.Suspect> found;
  private Throwable failure;

  private SuspectSearch(Growth growth, boolean drained) {
    this.growth = growth;
    this.drained = drained;
  }

  static SuspectSearch begin(Growth growth, boolean drained) {
    SuspectSearch search = new SuspectSearch(growth, drained);
    search.thread = OwnWork.thread(OwnWork.task(search), "refcount suspects");
    try {
      search.thread.start();
    } catch (OutOfMemoryError noThread) {
      search.run();
    }
    return search;
  }

  @Override
  public void run() {
    try {
      found = growth.lastSuspects(drained);
    } catch (Throwable thrown) {
      failure = thrown;
    }
  }

  /** Waits for them. */
  List<Report.Suspect> found() {
    Threads.await(thread);
    if (failure != null) {
      throw new IllegalStateException("the search for suspects failed", failure);
    }
    return found;
  }
}

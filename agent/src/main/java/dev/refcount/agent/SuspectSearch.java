package dev.refcount.agent;

import dev.refcount.Report;
import dev.refcount.boot.OwnWork;
import dev.refcount.growth.Growth;
import java.util.List;

/** Looks for suspects at exit on a thread of its own, while the rest of the report walks over the ledger, too. */
final class SuspectSearch implements Runnable {
  private final Growth growth;
  private final boolean collected;
  private Thread thread;
  private List<Report.Suspect> found;
  private Throwable failure;

  private SuspectSearch(Growth growth, boolean collected) {
    this.growth = growth;
    this.collected = collected;
  }

  static SuspectSearch begin(Growth growth, boolean collected) {
    SuspectSearch search = new SuspectSearch(growth, collected);
    Thread thread = OwnWork.thread(OwnWork.task(search), "refcount suspects");
    try {
      thread.start();
      search.thread = thread;
    } catch (OutOfMemoryError noThread) {
      // Later, then: not within the reading, for whose end it may wait.
    }
    return search;
  }

  @Override
  public void run() {
    try {
      found = growth.lastSuspects(collected);
    } catch (Throwable thrown) {
      failure = thrown;
    }
  }

  /** Waits for them; if they could not be looked for, that is said, and the report comes without. */
  List<Report.Suspect> found() {
    if (thread == null) {
      run();
    } else {
      Threads.await(thread);
    }
    if (failure != null) {
      Console.say("report: suspects could not be looked for: " + failure);
      return List.of();
    }
    return found;
  }
}

package dev.refcount.agent;

import dev.refcount.Refs;
import dev.refcount.boot.Leaving;
import dev.refcount.boot.Reaper;
import dev.refcount.cache.WeavingCache;
import dev.refcount.growth.Growth;
import dev.refcount.options.Options;
import dev.refcount.verdict.Reclaimer;

/**
 * What the agent has put into this JVM, so that it can be taken out again; there is one at most. Who brings or takes it
 * has this class's monitor meanwhile: a command may come while the JVM still starts.
 */
final class Presence {
  private static volatile Presence current;

  private boolean left;

  final Options options;
  /** Whether the program ran already when the agent came. */
  final boolean late;

  AgentEngine engine;
  Reclaimer reclaimer;
  RecorderWatch recorderWatch;
  Windows windows;
  Installation installation;
  ExitReport exitReport;
  WeavingCache cache;
  Growth growth;
  /** What went on before the agent came; of an agent that came with the JVM nothing. */
  Earlier earlier = Earlier.NOTHING;

  Presence(Options options, boolean late) {
    this.options = options;
    this.late = late;
  }

  /** The agent that is at work, or null. */
  static Presence current() {
    return current;
  }

  /** All is in place. */
  synchronized void complete() {
    current = this;
    notifyAll();
  }

  /** Waits until all is in place; false if it never will be. */
  synchronized boolean awaitCompletion() throws InterruptedException {
    while (current != this && !left) {
      wait();
    }
    return !left;
  }

  private synchronized void end() {
    current = null;
    left = true;
    notifyAll();
  }

  /** Leaves the program as it was, also if not all was in place yet; the last put in is first out. */
  void leave() {
    end();
    if (exitReport != null) {
      exitReport.unregister();
    }
    if (growth != null) {
      growth.stop();
    }
    if (windows != null) {
      windows.close();
    }
    if (recorderWatch != null) {
      recorderWatch.stop();
    }
    Refs.engine(null);
    BudgetWatch.stop();
    if (cache != null) {
      cache.leave();
    }
    if (installation != null) {
      installation.undo();
    }
    LoaderPlaces.outlive();
    Leaving.forgetAll();
    Reaper.stop();
  }
}

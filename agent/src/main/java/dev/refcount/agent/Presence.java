package dev.refcount.agent;

import dev.refcount.Refs;
import dev.refcount.boot.Leaving;
import dev.refcount.boot.Reaper;
import dev.refcount.growth.Growth;
import dev.refcount.options.Options;

/** What the agent has put into this JVM, so that it can be taken out again; there is one at most. */
final class Presence {
  private static volatile Presence current;

  final Options options;
  /** Whether the program ran already when the agent came. */
  final boolean late;

  AgentEngine engine;
  Installation installation;
  ExitReport exitReport;
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
  void complete() {
    current = this;
  }

  /** Leaves the program as it was, also if not all was in place yet; the last put in is first out. */
  void leave() {
    current = null;
    if (exitReport != null) {
      exitReport.unregister();
    }
    if (growth != null) {
      growth.stop();
    }
    Refs.engine(null);
    if (installation != null) {
      installation.undo();
    }
    Leaving.forgetAll();
    Reaper.stop();
  }
}

package dev.refcount.agent;

import dev.refcount.boot.OwnWork;
import dev.refcount.jfr.Emitter;

/**
 * Waits for the VM to load its Flight Recorder, which it does when the first recording starts, and
 * only then has the events defined: a program that is not recorded loads nothing of either.
 */
final class RecorderWatch implements Runnable {
  /** Loaded by every way of starting a recording: option, jcmd, API, JMX. */
  private static final String RECORDER = "jdk.jfr.internal.PlatformRecorder";

  private final Presence presence;
  private boolean seen;
  private boolean stopped;
  private Emitter emitter;

  RecorderWatch(Presence presence) {
    this.presence = presence;
  }

  /** Called for each class that is loaded, from inside its loading; takes the binary name. */
  void loads(String name) {
    if (RECORDER.equals(name)) {
      start();
    }
  }

  /** For an agent that comes later than the recorder. */
  void lookAt(Class<?>[] loaded) {
    for (Class<?> type : loaded) {
      loads(type.getName());
    }
  }

  private synchronized void start() {
    if (!seen) {
      seen = true;
      // Not on this thread, which is in the middle of loading the very class.
      Thread thread = OwnWork.thread(OwnWork.task(this), "refcount recorder");
      thread.start();
    }
  }

  @Override
  public void run() {
    try {
      if (presence.awaitCompletion()) {
        emit();
      }
    } catch (Throwable failure) {
      // The program's recording goes on without these events.
      Console.say("no JFR events: " + failure);
    }
  }

  private synchronized void emit() {
    if (!stopped) {
      emitter = Emitter.start(presence.engine, presence.reclaimer);
    }
  }

  synchronized void stop() {
    stopped = true;
    if (emitter != null) {
      emitter.stop();
    }
  }
}

package dev.refcount.agent;

import dev.refcount.boot.OwnWork;
import dev.refcount.weave.Weaver;

/**
 * Weaves something while the rest of the start goes on. It must be over before the transformer is there:
 * whatever JDK class the weaver itself needs is loaded by then, and not while that very class is
 * transformed, which would be a {@code ClassCircularityError}.
 */
final class WarmUp implements Runnable {
  private final Weaver weaver;
  private final byte[] sample;
  private final Thread thread;
  private Throwable failure;

  private WarmUp(Weaver weaver, byte[] sample) {
    this.weaver = weaver;
    this.sample = sample;
    this.thread = OwnWork.thread(OwnWork.task(this), "refcount warm-up");
  }

  static WarmUp begin(Weaver weaver, byte[] sample) {
    WarmUp warmUp = new WarmUp(weaver, sample);
    warmUp.thread.start();
    return warmUp;
  }

  @Override
  public void run() {
    try {
      // Concurrent maps ask it where two threads meet in one, as those do that weave.
      Class.forName("java.util.concurrent.ThreadLocalRandom");
      weaver.rehearse(sample);
    } catch (Throwable thrown) {
      failure = thrown;
    }
  }

  /** Waits for its end, and passes on what went wrong. */
  void end() {
    Threads.await(thread);
    if (failure != null) {
      throw new IllegalStateException("the weaver failed its rehearsal", failure);
    }
  }
}

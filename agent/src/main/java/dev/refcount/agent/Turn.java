package dev.refcount.agent;

import dev.refcount.boot.Trouble;

/**
 * Whose turn it is to have the VM change hooks.
 *
 * <p>The VM shows every new form of a class to all agents, on the thread that has it changed. There another agent may
 * wait for a lock; and who has that lock may load a class under it, and come to wait for the turn. So nobody waits here
 * without need, and nobody for a thread that has itself waited for something else for five seconds, without a break: it
 * may be this one that it waits for.
 */
final class Turn {
  private static final int LOOK = 10;
  private static final long LONGEST_WAIT = 5_000_000_000L;

  // Guarded by this.
  private Thread whose;
  private int begun;
  /** The thread whose turn it is was waited for in vain. */
  private boolean stuck;

  Turn() {
    // Within the transformer, where two threads meet, Thread.State would be loaded and not woven.
    isWaiting(Thread.currentThread());
  }

  /** Waits until nobody else has the turn; false if that may never be, which the report then says. */
  synchronized boolean begin() {
    boolean interrupted = false;
    stuck &= !isFree() && isWaiting(whose);
    boolean wasStuck = stuck;
    long moved = System.nanoTime();
    while (!isFree() && !stuck) {
      try {
        wait(LOOK);
      } catch (InterruptedException later) {
        interrupted = true;
      }
      long now = System.nanoTime();
      if (!isFree() && isWaiting(whose)) {
        stuck = now - moved > LONGEST_WAIT;
      } else {
        moved = now;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (stuck && !wasStuck) {
      Trouble.note(new IllegalStateException("another agent waits while hooks are opened: " + whose.getName()));
    }
    return beginIfFree();
  }

  /** False if another thread has the turn. */
  synchronized boolean beginIfFree() {
    boolean free = isFree();
    if (free) {
      whose = Thread.currentThread();
      begun++;
    }
    return free;
  }

  synchronized void end() {
    if (--begun == 0) {
      whose = null;
      stuck = false;
      notifyAll();
    }
  }

  private boolean isFree() {
    return whose == null || whose == Thread.currentThread();
  }

  private static boolean isWaiting(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.BLOCKED
        || state == Thread.State.WAITING
        || state == Thread.State.TIMED_WAITING;
  }
}

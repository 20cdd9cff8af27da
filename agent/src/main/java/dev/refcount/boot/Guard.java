package dev.refcount.boot;

/**
 * Which threads are inside a piece of code that must not be entered again by the code it calls.
 *
 * <p>A thread-local would do, but {@code ThreadLocal} and {@code Thread} are woven themselves. Used on
 * slow paths only, where a short lock does no harm.
 */
final class Guard {
  private Thread[] inside = new Thread[8];

  /** False if this thread is inside already. */
  synchronized boolean enter() {
    Thread current = Thread.currentThread();
    int free = -1;
    for (int i = 0; i < inside.length; i++) {
      if (inside[i] == current) {
        return false;
      }
      if (inside[i] == null) {
        free = i;
      }
    }
    if (free < 0) {
      free = inside.length;
      Thread[] bigger = new Thread[inside.length * 2];
      System.arraycopy(inside, 0, bigger, 0, inside.length);
      inside = bigger;
    }
    inside[free] = current;
    return true;
  }

  synchronized void exit() {
    Thread current = Thread.currentThread();
    for (int i = 0; i < inside.length; i++) {
      if (inside[i] == current) {
        inside[i] = null;
        return;
      }
    }
  }
}

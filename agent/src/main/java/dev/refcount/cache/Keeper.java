package dev.refcount.cache;

import dev.refcount.boot.OwnWork;

/** Saves what was woven once the program has loaded what it needs: it may run for weeks, and end without a word. */
final class Keeper implements Runnable {
  private final WeavingCache cache;
  private final long quietMillis;

  private Keeper(WeavingCache cache, long quietMillis) {
    this.cache = cache;
    this.quietMillis = quietMillis;
  }

  /**
   * Starts a thread that saves it when nothing was woven for so long, or ends when it is interrupted.
   *
   * @param quietMillis for how long, in milliseconds
   */
  static Thread start(WeavingCache cache, long quietMillis) {
    Runnable task = OwnWork.task(new Keeper(cache, quietMillis));
    Thread thread = OwnWork.thread(task, "refcount cache");
    thread.start();
    return thread;
  }

  @Override
  public void run() {
    try {
      long before;
      do {
        before = cache.woven();
        Thread.sleep(quietMillis);
      } while (cache.woven() != before);
    } catch (InterruptedException left) {
      return;
    }
    cache.save();
  }
}

package dev.refcount.stores;

import java.util.concurrent.TimeUnit;

/**
 * The part of {@link Transparent} that stops threads at any moment, in the midst of a hook for one: each must end at
 * the first time of asking. From JDK 20 on they can't be stopped, and that is printed.
 */
final class TransparentStops {
  private static final int THREADS = 20;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private Probe field;

  private TransparentStops() {}

  static void print() throws InterruptedException {
    int ended = 0;
    for (int i = 0; i < THREADS && ended == i; i++) {
      try {
        ended += stopped(i) ? 1 : 0;
      } catch (UnsupportedOperationException e) {
        System.out.println("no thread can be stopped");
        return;
      }
    }
    System.out.println(ended + " threads were stopped");
  }

  @SuppressWarnings({"deprecation", "removal"})
  private static boolean stopped(int milliseconds) throws InterruptedException {
    TransparentStops stores = new TransparentStops();
    Thread thread = new Thread(() -> stores.forEver(new Probe(), new Probe()), "stopped");
    thread.setUncaughtExceptionHandler((one, failure) -> {});
    thread.setDaemon(true);
    thread.start();
    Thread.sleep(milliseconds);
    thread.stop();
    for (long end = System.nanoTime() + PATIENCE; thread.isAlive() && System.nanoTime() < end; ) {
      thread.join(10);
      // The VM hands the error over at a safepoint, and may pass by the first.
      System.gc();
    }
    return !thread.isAlive();
  }

  private void forEver(Probe one, Probe other) {
    while (true) {
      Probe local = one;
      field = local;
      local = other;
      field = local;
    }
  }
}

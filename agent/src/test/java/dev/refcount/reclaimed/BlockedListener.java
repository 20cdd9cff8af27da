package dev.refcount.reclaimed;

import dev.refcount.Collection;
import dev.refcount.Gc;
import dev.refcount.Refs;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener does not return; what is reclaimed meanwhile must be taken off, and the listener be told once it does. */
public final class BlockedListener {
  private static final CountDownLatch WAITS = new CountDownLatch(1);
  private static final CountDownLatch LET_GO = new CountDownLatch(1);
  private static final CountDownLatch RETURNS = new CountDownLatch(1);
  private static final AtomicInteger TOLD = new AtomicInteger();
  private static final long LONG = 60_000_000_000L;

  private static Vertex held;
  private static Object[] holder;

  private BlockedListener() {}

  public static void main(String[] arguments) throws Exception {
    Gc.onCollect(BlockedListener::listen);
    held = new Vertex();
    dropAnother();
    System.gc();
    WAITS.await();
    for (int i = 0; i < 1_000; i++) {
      holder = new Object[] {held};
    }
    holder = null;
    long end = System.nanoTime() + LONG;
    while (Refs.count(held) > 1 && System.nanoTime() < end) {
      System.gc();
      Thread.sleep(10);
    }
    System.out.println(Refs.count(held) + " left while the listener waits, told " + TOLD);
    LET_GO.countDown();
    RETURNS.await();
    while (TOLD.get() == 1 && System.nanoTime() < end) {
      dropAnother();
      System.gc();
      Thread.sleep(10);
    }
    System.out.println(TOLD.get() > 1 ? "told again" : "told nothing more");
  }

  private static void dropAnother() {
    new Vertex();
  }

  private static void listen(Collection collection) {
    if (TOLD.incrementAndGet() == 1) {
      WAITS.countDown();
      try {
        LET_GO.await();
      } catch (InterruptedException early) {
        System.out.println("interrupted");
      }
      RETURNS.countDown();
    }
  }
}

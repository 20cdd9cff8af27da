package dev.refcount.reclaimed;

import dev.refcount.Gc;
import java.util.concurrent.CountDownLatch;

/** A listener waits for a lock; the thread that has it asks for a collection, too. */
public final class CollectedByTwo {
  private static final Object LOCK = new Object();
  private static final CountDownLatch TOLD = new CountDownLatch(1);
  private static final CountDownLatch LOCKED = new CountDownLatch(1);

  private CollectedByTwo() {}

  public static void main(String[] arguments) throws Exception {
    try (AutoCloseable listening = Gc.onCollect(collection -> listen())) {
      Thread other = new Thread(CollectedByTwo::collectLocked);
      other.start();
      Gc.collect();
      other.join();
    }
    System.out.println("both came back");
  }

  private static void listen() {
    TOLD.countDown();
    await(LOCKED);
    synchronized (LOCK) {
      // What it does there is its own.
    }
  }

  private static void collectLocked() {
    await(TOLD);
    synchronized (LOCK) {
      LOCKED.countDown();
      Gc.collect();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

package dev.refcount.attach;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Virtual threads, where there are any, that sleep, yield and wait in each way, while others make tagged objects. */
final class BusyCarriers {
  private static final int ROUNDS = 5;
  private static final int THREADS = 2_000;
  private static final Object MONITOR = new Object();
  private static final Lock LOCK = new ReentrantLock();
  private static final BlockingQueue<Object> QUEUE = new ArrayBlockingQueue<>(100);
  private static final AtomicInteger ENDED = new AtomicInteger();

  private Object field;

  private BusyCarriers() {}

  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < 4; i++) {
      Thread thread = new Thread(BusyCarriers::churn);
      thread.setDaemon(true);
      thread.start();
    }
    for (int round = 0; round < ROUNDS; round++) {
      ExecutorService threads =
          Runtime.version().feature() < 21
              ? Executors.newFixedThreadPool(4)
              : (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        threads.submit(() -> visit(number));
      }
      threads.shutdown();
      threads.awaitTermination(1, TimeUnit.HOURS);
    }
    System.out.println(ENDED + " ended");
  }

  private static Object visit(int number) throws InterruptedException {
    BusyCarriers holder = new BusyCarriers();
    holder.field = new Object();
    if (number % 3 == 0) {
      Thread.sleep(1);
    } else if (number % 3 == 1) {
      synchronized (MONITOR) {
        Thread.yield();
      }
    } else {
      LOCK.lock();
      try {
        Thread.yield();
      } finally {
        LOCK.unlock();
      }
    }
    QUEUE.put(holder);
    holder.field = Thread.currentThread();
    ENDED.incrementAndGet();
    return QUEUE.take();
  }

  private static void churn() {
    while (true) {
      BusyCarriers holder = new BusyCarriers();
      holder.field = new Object();
      holder.field = Thread.currentThread();
      Thread.yield();
    }
  }
}

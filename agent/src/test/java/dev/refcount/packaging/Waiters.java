package dev.refcount.packaging;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Has threads wait, virtual ones where there are any, and without names, till its input ends. */
public final class Waiters {
  static final int ALONE = 3;
  static final int OF_EXECUTOR = 2;
  private static final boolean VIRTUAL = Runtime.version().feature() >= 21;

  private static final CountDownLatch SEATED = new CountDownLatch(ALONE + OF_EXECUTOR);
  private static final CountDownLatch SERVED = new CountDownLatch(1);

  static final class Order {}

  private Waiters() {}

  public static void main(String[] arguments) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < ALONE; i++) {
      threads.add(start(() -> sit(new Order())));
    }
    ExecutorService executor = executor();
    for (int i = 0; i < OF_EXECUTOR; i++) {
      executor.execute(() -> sit(new Order()));
    }
    SEATED.await();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Nobody asks for anything.
    }
    SERVED.countDown();
    executor.shutdown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void sit(Order order) {
    Order own = order;
    SEATED.countDown();
    try {
      SERVED.await();
    } catch (InterruptedException end) {
      throw new IllegalStateException(own.toString(), end);
    }
  }

  private static Thread start(Runnable body) throws ReflectiveOperationException {
    if (VIRTUAL) {
      return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
    }
    Thread thread = new Thread(body);
    thread.start();
    return thread;
  }

  private static ExecutorService executor() throws ReflectiveOperationException {
    Method virtual = VIRTUAL ? Executors.class.getMethod("newVirtualThreadPerTaskExecutor") : null;
    return VIRTUAL ? (ExecutorService) virtual.invoke(null) : Executors.newCachedThreadPool();
  }
}

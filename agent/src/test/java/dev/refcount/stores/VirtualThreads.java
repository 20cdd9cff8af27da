package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual threads, on JDKs that have them: the variables of a frame count while it lies in the heap,
 * parked, as they do while it runs.
 */
public final class VirtualThreads {
  private static final boolean PRESENT = Runtime.version().feature() >= 21;
  private static final int MANY = 300;

  private static Method start;

  private Probe field;

  public static void main(String[] args) throws Exception {
    equal("virtual threads", PRESENT, PRESENT);
    if (PRESENT) {
      start = Thread.class.getMethod("startVirtualThread", Runnable.class);
      parked();
      many();
      pinned();
      unwound();
      executor();
    }
    Expect.done();
  }

  private static Thread started(Runnable body) throws Exception {
    return (Thread) start.invoke(null, body);
  }

  private static void parked() throws Exception {
    Probe probe = new Probe();
    Probe[] source = {probe};
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    VirtualThreads there = new VirtualThreads();
    Thread thread = started(() -> {
      Probe local = source[0];
      deeper(local, 20, ready, done);
      there.field = local;
    });
    ready.await();
    untilParked(thread);
    eventually("a variable and twenty-one parameters of a parked thread", probe, 0, 0, 1, 23);
    done.countDown();
    thread.join();
    thread = null;
    eventually("it was mounted again, and stored", probe, 1, 0, 1, 1);
    kept(source, there);
  }

  private static void deeper(Probe probe, int depth, CountDownLatch ready, CountDownLatch done) {
    if (depth > 0) {
      deeper(probe, depth - 1, ready, done);
    } else {
      ready.countDown();
      await(done);
    }
  }

  private static void many() throws Exception {
    Probe probe = new Probe();
    Probe[] source = {probe};
    CountDownLatch ready = new CountDownLatch(MANY);
    CountDownLatch done = new CountDownLatch(1);
    Thread[] threads = new Thread[MANY];
    for (int i = 0; i < MANY; i++) {
      threads[i] = started(() -> {
        for (int round = 0; round < 5; round++) {
          Probe local = source[0];
          Thread.yield();
          if (local == null) return;
        }
        Probe last = source[0];
        ready.countDown();
        await(done);
        if (last == null) throw new IllegalStateException();
      });
    }
    ready.await();
    counts("one variable of each of many", probe, 0, 0, 1, 1 + MANY);
    done.countDown();
    for (Thread thread : threads) thread.join();
    counts("all of them have ended", probe, 0, 0, 1, 1);
    kept((Object) source);
  }

  /** Holds a monitor while it waits: on JDK 21 to 23 that keeps its carrier. */
  private static void pinned() throws Exception {
    Probe probe = new Probe();
    Probe[] source = {probe};
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread thread = started(() -> {
      Probe local = source[0];
      synchronized (local) {
        ready.countDown();
        await(done);
      }
    });
    ready.await();
    untilParked(thread);
    eventually("a variable, and the monitor's", probe, 0, 0, 1, 3);
    done.countDown();
    thread.join();
    eventually("after the monitor", probe, 0, 0, 1, 1);
    kept((Object) source);
  }

  private static void unwound() throws Exception {
    Probe probe = new Probe();
    Probe[] source = {probe};
    Thread thread = started(() -> {
      try {
        throwing(source[0], 50);
      } catch (IllegalStateException e) {
        LockSupport.parkNanos(1);
      }
    });
    thread.join();
    eventually("frames unwound by an exception", probe, 0, 0, 1, 1);
    kept((Object) source);
  }

  private static void throwing(Probe probe, int depth) {
    Probe local = probe;
    Thread.yield();
    if (depth == 0) throw new IllegalStateException();
    throwing(local, depth - 1);
  }

  private static void executor() throws Exception {
    Probe probe = new Probe();
    ExecutorService executor = (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    Future<Probe> future = submit(executor, probe);
    equal("the result", true, future.get() == probe);
    executor.shutdown();
    eventually("the future holds its outcome", probe, 1, 0, 0, 1);
    kept(executor, future);
  }

  private static Future<Probe> submit(ExecutorService executor, Probe probe) {
    return executor.submit(() -> probe);
  }

  private static void untilParked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

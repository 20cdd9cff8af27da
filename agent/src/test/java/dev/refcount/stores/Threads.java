package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that capture, and variables of several threads at once. */
public final class Threads {
  public static void main(String[] args) throws Exception {
    captured();
    subclass();
    severalFrames();
    executor();
    Expect.done();
  }

  private static void captured() throws InterruptedException {
    Probe probe = new Probe();
    runWith(probe);
    eventually("the thread and what it captured are reclaimed", probe, 0, 0, 0, 1);
  }

  private static void runWith(Probe probe) throws InterruptedException {
    Thread thread = new Thread(() -> {
      Probe own = probe;
      counts("in the thread: captured, its parameter, its variable", own, 1, 0, 0, 4);
    });
    counts("captured, not yet started", probe, 1, 0, 0, 2);
    thread.start();
    thread.join();
  }

  private static final class Worker extends Thread {
    private Probe field;

    Worker(Probe field) {
      this.field = field;
    }

    @Override
    public void run() {
      counts("in a subclass of Thread", field, 1, 0, 0, 1);
      field = null;
    }
  }

  private static void subclass() throws InterruptedException {
    Probe probe = new Probe();
    Worker worker = new Worker(probe);
    worker.start();
    worker.join();
    counts("its field set to null by the thread", probe, 0, 0, 0, 1);
  }

  private static void severalFrames() throws InterruptedException {
    Probe probe = new Probe();
    ThreadLocal<Probe> handOver = new ThreadLocal<>();
    CountDownLatch ready = new CountDownLatch(3);
    CountDownLatch done = new CountDownLatch(1);
    Probe[] shared = {probe};
    Thread[] threads = new Thread[3];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(() -> {
        Probe own = shared[0];
        handOver.set(own);
        ready.countDown();
        await(done);
        equal("still its own", true, own == handOver.get());
        handOver.remove();
      });
      threads[i].start();
    }
    await(ready);
    counts("one variable and one thread local of each of three threads", probe, 3, 0, 1, 4);
    shared[0] = null;
    counts("the array emptied", probe, 3, 0, 0, 4);
    shared[0] = probe;
    letGo(threads, done);
    eventually("the threads have ended", shared[0], 0, 0, 1, 1);
    kept((Object) shared);
  }

  private static void letGo(Thread[] threads, CountDownLatch done) throws InterruptedException {
    done.countDown();
    for (Thread thread : threads) thread.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void executor() throws Exception {
    Probe probe = new Probe();
    submit(probe);
    eventually("after the executor", probe, 0, 0, 0, 1);
  }

  private static void submit(Probe probe) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    Future<Probe> future = executor.submit(() -> probe);
    equal("the result", true, future.get() == probe);
    eventually("the future holds its outcome", probe, 1, 0, 0, 2);
    executor.shutdown();
    equal("the future is kept", true, future.isDone());
  }
}

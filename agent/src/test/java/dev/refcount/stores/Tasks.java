package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tasks that wait in a queue, run in a pool and leave an outcome: who holds it when. */
public final class Tasks {
  private static final class Halving extends RecursiveTask<Probe> {
    private static final long serialVersionUID = 1;
    private transient Probe probe;
    private final int size;

    Halving(Probe probe, int size) {
      this.probe = probe;
      this.size = size;
    }

    @Override
    protected Probe compute() {
      if (size > 1) {
        Halving half = new Halving(probe, size / 2);
        half.fork();
        Halving other = new Halving(probe, size - size / 2);
        other.invoke();
        half.join();
      }
      return probe;
    }
  }

  public static void main(String[] args) throws Exception {
    waiting();
    invokedAll();
    scheduled();
    forkJoin();
    completable();
    timer();
    Expect.done();
  }

  private static Callable<Probe> giving(Probe probe) {
    return () -> probe;
  }

  private static void waiting() throws Exception {
    Probe probe = new Probe();
    CountDownLatch done = new CountDownLatch(1);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.execute(() -> await(done));
    Future<Probe> future = executor.submit(giving(probe));
    eventually("captured by a task that waits", probe, 1, 0, 0, 1);
    Future<Probe> other = executor.submit(giving(probe));
    equal("cancelled", true, other.cancel(false));
    eventually("a cancelled task lets go", probe, 1, 0, 0, 1);
    done.countDown();
    future.get();
    eventually("the outcome instead of the task", probe, 1, 0, 0, 1);
    executor.shutdown();
    kept(executor, future, other);
  }

  private static void invokedAll() throws Exception {
    Probe probe = new Probe();
    ExecutorService executor = Executors.newCachedThreadPool();
    List<Future<Probe>> all = all(executor, probe);
    eventually("three outcomes", probe, 3, 0, 0, 1);
    equal("the first to end", true, any(executor, probe) == probe);
    eventually("the losers have let go", probe, 3, 0, 0, 1);
    executor.shutdown();
    executor.awaitTermination(1, TimeUnit.MINUTES);
    kept(executor, all);
  }

  private static List<Future<Probe>> all(ExecutorService executor, Probe probe) throws Exception {
    return executor.invokeAll(List.of(giving(probe), giving(probe), giving(probe)));
  }

  private static Object any(ExecutorService executor, Probe probe) throws Exception {
    return executor.invokeAny(List.of(giving(probe), giving(probe)));
  }

  private static void scheduled() throws Exception {
    Probe probe = new Probe();
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
    ScheduledFuture<Probe> soon = executor.schedule(giving(probe), 1, TimeUnit.MILLISECONDS);
    ScheduledFuture<Probe> late = executor.schedule(giving(probe), 1, TimeUnit.DAYS);
    soon.get();
    eventually("an outcome, and a task of tomorrow", probe, 2, 0, 0, 1);
    late.cancel(false);
    eventually("which is cancelled", probe, 1, 0, 0, 1);
    executor.shutdownNow();
    kept(executor, soon, late);
  }

  private static void forkJoin() throws Exception {
    Probe probe = new Probe();
    ForkJoinPool pool = new ForkJoinPool(2);
    ForkJoinTask<Probe> task = pool.submit(new Halving(probe, 100));
    equal("the outcome", true, task.get() == probe);
    eventually("a field of the first task, and its outcome", probe, 2, 0, 0, 1);
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    kept(pool, task);
  }

  private static void completable() throws Exception {
    Probe probe = new Probe();
    CompletableFuture<Probe> source = new CompletableFuture<>();
    CompletableFuture<Probe> async = source.thenApplyAsync(given -> given);
    CompletableFuture<Probe> both = async.thenCombine(source, (a, b) -> b);
    CompletableFuture<Void> all = CompletableFuture.allOf(source, async, both);
    CompletableFuture<Object> failed = both.thenApply(given -> {
      throw new IllegalStateException();
    });
    CompletableFuture<Object> recovered = failed.exceptionally(failure -> null);
    source.complete(probe);
    all.get();
    equal("the failure is handled", null, recovered.get());
    eventually("the results of three stages", probe, 3, 0, 0, 1);
    source.obtrudeValue(null);
    counts("one of them taken back", probe, 2, 0, 0, 1);
    kept(async, both, failed);
  }

  private static void timer() throws Exception {
    Probe probe = new Probe();
    CountDownLatch ran = new CountDownLatch(1);
    Timer timer = new Timer(true);
    timer.schedule(task(probe, ran), 1);
    ran.await();
    timer.cancel();
    timer.purge();
    eventually("a timer's task has run and is gone", probe, 0, 0, 0, 1);
    kept(timer);
  }

  private static TimerTask task(Probe probe, CountDownLatch ran) {
    return new TimerTask() {
      @Override
      public void run() {
        if (probe.rank == 0) ran.countDown();
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.forked.Expect;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** The atomic classes, and what is built on them: stores that succeed, and those that don't. */
public final class AtomicReferences {
  private static final AtomicReferenceFieldUpdater<AtomicReferences, Probe> UPDATER =
      AtomicReferenceFieldUpdater.newUpdater(AtomicReferences.class, Probe.class, "updated");

  private volatile Probe updated;

  public static void main(String[] args) throws Exception {
    reference();
    array();
    updater();
    markable();
    futures();
    Expect.done();
  }

  private static void reference() {
    Probe a = new Probe();
    Probe b = new Probe();
    AtomicReference<Probe> cell = new AtomicReference<>(a);
    counts("AtomicReference: its first value", a, 1, 0, 0, 1);
    cell.set(b);
    counts("set: the old one", a, 0, 0, 0, 1);
    counts("set: the new one", b, 1, 0, 0, 1);
    equal("a compareAndSet that fails", false, cell.compareAndSet(a, a));
    counts("it stored nothing", a, 0, 0, 0, 1);
    equal("a compareAndSet that succeeds", true, cell.compareAndSet(b, a));
    counts("compareAndSet: the new one", a, 1, 0, 0, 1);
    counts("compareAndSet: the old one", b, 0, 0, 0, 1);
    counts("getAndSet: the old one", cell.getAndSet(b), 0, 0, 0, 1);
    cell.lazySet(a);
    counts("lazySet", a, 1, 0, 0, 1);
    while (!cell.weakCompareAndSetPlain(a, b)) Thread.onSpinWait();
    counts("weakCompareAndSetPlain", b, 1, 0, 0, 1);
    cell.setPlain(a);
    cell.setOpaque(b);
    cell.setRelease(a);
    counts("setPlain, setOpaque, setRelease", a, 1, 0, 0, 1);
    cell.compareAndExchange(a, b);
    counts("compareAndExchange", b, 1, 0, 0, 1);
    cell.getAndUpdate(old -> null);
    counts("getAndUpdate to null", b, 0, 0, 0, 1);
    cell.accumulateAndGet(a, (old, given) -> given);
    counts("accumulateAndGet", a, 1, 0, 0, 1);
  }

  private static void array() {
    Probe a = new Probe();
    Probe b = new Probe();
    AtomicReferenceArray<Probe> cells = new AtomicReferenceArray<>(2);
    cells.set(0, a);
    cells.lazySet(1, a);
    counts("AtomicReferenceArray.set, lazySet", a, 0, 0, 2, 1);
    equal("a compareAndSet that fails", false, cells.compareAndSet(0, b, b));
    equal("a compareAndSet that succeeds", true, cells.compareAndSet(0, a, b));
    counts("compareAndSet: the old one", a, 0, 0, 1, 1);
    counts("compareAndSet: the new one", b, 0, 0, 1, 1);
    cells.getAndSet(1, b);
    counts("getAndSet", b, 0, 0, 2, 1);
    cells.updateAndGet(0, old -> null);
    counts("updateAndGet to null", b, 0, 0, 1, 1);
    Probe[] given = {a, b};
    AtomicReferenceArray<Probe> copied = new AtomicReferenceArray<>(given);
    counts("a copy of an array", a, 0, 0, 2, 1);
    equal("the copy holds it", true, copied.get(0) == given[0] && cells.get(1) == given[1]);
  }

  private static void updater() {
    Probe a = new Probe();
    Probe b = new Probe();
    AtomicReferences holder = new AtomicReferences();
    UPDATER.set(holder, a);
    counts("AtomicReferenceFieldUpdater.set", a, 1, 0, 0, 1);
    equal("a compareAndSet that fails", false, UPDATER.compareAndSet(holder, b, b));
    equal("a compareAndSet that succeeds", true, UPDATER.compareAndSet(holder, a, b));
    counts("compareAndSet: the old one", a, 0, 0, 0, 1);
    counts("compareAndSet: the new one", b, 1, 0, 0, 1);
    UPDATER.getAndSet(holder, a);
    counts("getAndSet", a, 1, 0, 0, 1);
    UPDATER.lazySet(holder, b);
    counts("lazySet", b, 1, 0, 0, 1);
    holder.updated = a;
    counts("the field itself", a, 1, 0, 0, 1);
    UPDATER.updateAndGet(holder, old -> null);
    counts("updateAndGet to null", a, 0, 0, 0, 1);
  }

  private static void markable() {
    Probe probe = new Probe();
    AtomicMarkableReference<Probe> cell = new AtomicMarkableReference<>(probe, false);
    counts("AtomicMarkableReference: a field of its pair", probe, 1, 0, 0, 1);
    cell.compareAndSet(probe, null, false, true);
    eventually("the pair replaced", probe, 0, 0, 0, 1);
  }

  private static void futures() throws Exception {
    Probe probe = new Probe();
    CompletableFuture<Probe> future = new CompletableFuture<>();
    future.complete(probe);
    counts("CompletableFuture.complete", probe, 1, 0, 0, 1);
    CompletableFuture<Probe> second = future.thenApply(given -> given);
    eventually("thenApply", probe, 2, 0, 0, 1);
    FutureTask<Probe> task = new FutureTask<>(() -> second.join());
    task.run();
    counts("the outcome of a FutureTask", task.get(), 3, 0, 0, 1);
    equal("all of them hold it", true, future.get() == second.get());
  }
}

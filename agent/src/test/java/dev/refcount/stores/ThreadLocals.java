package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.forked.Expect;

/** Thread locals: a field of an entry of the thread's map. */
public final class ThreadLocals {
  public static void main(String[] args) throws InterruptedException {
    threadLocal();
    inherited();
    Expect.done();
  }

  private static void threadLocal() {
    Probe a = new Probe();
    Probe b = new Probe();
    ThreadLocal<Probe> local = new ThreadLocal<>();
    local.set(a);
    counts("ThreadLocal.set", a, 1, 0, 0, 1);
    counts("ThreadLocal.get", local.get(), 1, 0, 0, 1);
    local.set(b);
    counts("set again: the old one", a, 0, 0, 0, 1);
    counts("set again: the new one", b, 1, 0, 0, 1);
    local.remove();
    eventually("ThreadLocal.remove", b, 0, 0, 0, 1);
    ThreadLocal<Probe> initial = ThreadLocal.withInitial(() -> a);
    counts("its initial value, in the lambda and in the map", initial.get(), 2, 0, 0, 1);
    initial.remove();
    eventually("in the lambda only", a, 1, 0, 0, 1);
    equal("and there again", true, initial.get() == a);
  }

  private static void inherited() throws InterruptedException {
    Probe probe = new Probe();
    InheritableThreadLocal<Probe> local = new InheritableThreadLocal<>();
    local.set(probe);
    handDown(local);
    eventually("the child's thread locals are reclaimed", probe, 1, 0, 0, 1);
    local.remove();
    eventually("and the parent's", probe, 0, 0, 0, 1);
  }

  private static void handDown(InheritableThreadLocal<Probe> local) throws InterruptedException {
    Thread child = new Thread(() -> {
      counts("inherited by a child", local.get(), 2, 0, 0, 1);
      local.set(null);
    });
    child.start();
    child.join();
  }
}

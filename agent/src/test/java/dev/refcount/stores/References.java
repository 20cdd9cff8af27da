package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;

/**
 * A Reference's referent is not counted; its queue is, and a field of its subclass. Counting keeps nothing alive.
 */
public final class References {
  private static final class Named extends WeakReference<Probe> {
    private final Probe strong;

    Named(Probe referent, Probe strong) {
      super(referent);
      this.strong = strong;
    }
  }

  private static final class Line extends ReferenceQueue<Object> {}

  public static void main(String[] args) throws InterruptedException {
    referents();
    queues();
    lifetimes();
    Expect.done();
  }

  private static void referents() {
    Probe probe = new Probe();
    Probe other = new Probe();
    WeakReference<Probe> weak = new WeakReference<>(probe);
    SoftReference<Probe> soft = new SoftReference<>(probe);
    PhantomReference<Probe> phantom = new PhantomReference<>(probe, new ReferenceQueue<>());
    counts("a weak, a soft and a phantom reference", probe, 0, 0, 0, 1);
    Named named = new Named(probe, other);
    counts("the referent of a subclass", probe, 0, 0, 0, 1);
    counts("the field of a subclass", other, 1, 0, 0, 1);
    equal("they refer", true, weak.refersTo(probe) && soft.get() == probe
        && phantom.refersTo(probe) && named.strong == other);
  }

  /** Libraries have maps with weak keys that are the queue of their keys themselves. */
  private static void queues() {
    Line queue = new Line();
    WeakReference<Object> weak = new WeakReference<>(new Object(), queue);
    SoftReference<Object> soft = new SoftReference<>(queue, queue);
    counts("two references that have been given the queue", queue, 2, 0, 0, 1);
    PhantomReference<Object> phantom = new PhantomReference<>(queue, queue);
    counts("and a third", queue, 3, 0, 0, 1);
    equal("it is in the queue", true, weak.enqueue() && soft.enqueue() && phantom.enqueue());
    counts("what is in a queue no longer refers to it", queue, 0, 0, 0, 1);
    equal("they come out again", 3, polled(queue));
    Reference.reachabilityFence(queue);
  }

  private static int polled(ReferenceQueue<?> queue) {
    int polled = 0;
    while (queue.poll() != null) {
      polled++;
    }
    return polled;
  }

  private static void lifetimes() throws InterruptedException {
    Reference<Probe> gone = held();
    for (int i = 0; i < 500 && gone.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    equal("an object that many slots held is collected as ever", null, gone.get());
  }

  private static Reference<Probe> held() {
    Probe probe = new Probe();
    Object[] array = {probe, probe};
    Named named = new Named(null, probe);
    Runnable lambda = () -> array[0] = probe;
    lambda.run();
    counts("held by an array, a field and a lambda", named.strong, 2, 0, 2, 1);
    return new WeakReference<>(probe);
  }
}

package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.forked.Expect;
import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/** finalize(), which may bring an object back, and Cleaner, which must not be able to. */
public final class Finalisation {
  private static final Cleaner CLEANER = Cleaner.create();

  private static volatile Object revived;
  private static volatile int cleaned;

  private static final class Phoenix extends Probe {
    private Object carried;

    Phoenix(Object carried) {
      this.carried = carried;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
      revived = this;
    }
  }

  /** What it cleans with may not be the object itself. */
  private static final class Action implements Runnable {
    private final Probe last;

    Action(Probe last) {
      this.last = last;
    }

    @Override
    public void run() {
      cleaned += 1 + last.rank;
    }
  }

  public static void main(String[] args) throws Exception {
    finalised();
    cleaned();
    Expect.done();
  }

  private static void finalised() throws Exception {
    Probe probe = new Probe();
    equal("nothing is revived yet", null, revived);
    counts("carried", probe, 1 + drop(probe), 0, 0, 1);
    until(() -> revived != null);
    eventually("the finaliser stored it in a static field", revived, 0, 1, 0, 0);
    revived = null;
    eventually("it dies for good", probe, 0, 0, 0, 1);
  }

  private static int drop(Probe probe) {
    Phoenix phoenix = new Phoenix(probe);
    counts("a finaliser's referent is none", phoenix, 0, 0, 0, 1);
    return 0;
  }

  private static void cleaned() throws Exception {
    Probe last = new Probe();
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    PhantomReference<Object> phantom = register(last, queue);
    eventually("a field of the action, and no more once it has run", last, 0, 0, 0, 1);
    until(() -> cleaned == 1);
    equal("it has run", 1, cleaned);
    equal("the object is gone", null, phantom.get());
  }

  private static PhantomReference<Object> register(Probe last, ReferenceQueue<Object> queue) {
    Probe probe = new Probe();
    CLEANER.register(probe, new Action(last));
    counts("a cleaner's referent is none", probe, 0, 0, 0, 1);
    counts("the action's field", last, 1, 0, 0, 2);
    return new PhantomReference<>(probe, queue);
  }

  private interface Condition {
    boolean holds();
  }

  private static void until(Condition condition) throws InterruptedException {
    for (int i = 0; i < 500 && !condition.holds(); i++) {
      System.gc();
      Thread.sleep(10);
    }
  }
}

package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Holds objects in local variables of several frames and threads, and asks which. */
public final class LocalHolders {
  public static void main(String[] args) throws Exception {
    oneFrame();
    severalFrames();
    otherThread();
    exceptions();
    Expect.done();
  }

  private static List<String> slots(Object tenant) {
    return Refs.holdings(tenant).stream().map(Holding::slot).sorted().toList();
  }

  private static void oneFrame() {
    Tenant first = new Tenant();
    equal("in words", true, slots(first).contains("local first in LocalHolders.oneFrame"));
    equal("one variable", List.of("first"), variables(first));
    {
      Tenant second = first;
      Tenant third = second;
      equal("three", List.of("first", "second", "third"), variables(third));
      second = null;
      equal("the one in the middle let go", List.of("first", "third"), variables(third));
      first = new Tenant();
      equal("only the last is left", List.of("third"), variables(third));
    }
    equal("the other object", List.of("first"), variables(first));
  }

  private static List<String> variables(Tenant given) {
    return Refs.holdings(given).stream()
        .filter(each -> each.kind() == Kind.LOCAL && !each.site().method().equals("variables"))
        .map(each -> each.slot().substring("local ".length(), each.slot().indexOf(" in ")))
        .sorted()
        .toList();
  }

  private static void severalFrames() {
    Tenant tenant = new Tenant();
    equal("caller and callee", List.of("given", "tenant"), passed(tenant));
    equal("after the call", List.of("tenant"), variables(tenant));
  }

  private static List<String> passed(Tenant given) {
    return variables(given);
  }

  private static void exceptions() {
    Tenant tenant = new Tenant();
    try {
      fail(tenant, 5);
    } catch (IllegalStateException expected) {
      equal("frames left by an exception", List.of("tenant"), variables(tenant));
    }
  }

  private static void fail(Tenant given, int depth) {
    if (depth == 0) {
      throw new IllegalStateException();
    }
    fail(given, depth - 1);
  }

  private static void otherThread() throws InterruptedException {
    Tenant[] shared = {new Tenant()};
    CountDownLatch holds = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    Thread worker = new Thread(() -> keep(shared, holds, asked), "worker 7");
    worker.start();
    holds.await();
    Holding local =
        Refs.holdings(shared[0]).stream().filter(each -> each.kind() == Kind.LOCAL).findAny().get();
    equal("thread", "worker 7", local.thread());
    equal("holder", true, local.holder() == worker);
    equal("slot", "local mine in LocalHolders.keep", local.slot());
    equal("line", "keep", local.site().method());
    asked.countDown();
    worker.join();
    equal("the worker is done", 1, Refs.holdings(shared[0]).size());
    Holding element = Refs.holdings(shared[0]).get(0);
    equal("stored by", "main", element.thread());
    kept((Object) shared);
  }

  private static void keep(Tenant[] shared, CountDownLatch holds, CountDownLatch asked) {
    Tenant mine = shared[0];
    holds.countDown();
    try {
      asked.await();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
    mine.next = null;
  }
}

package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Collection;
import dev.refcount.Gc;
import dev.refcount.Holding;
import dev.refcount.RefCount;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/** Questions, none of which changes a count; and what a program does that is called back. */
public final class Asking {
  private static List<Object> madeAtStart;
  private static List<Object> madeAtStop;

  private Asking() {}

  public static void main(String[] arguments) throws Exception {
    oneObjectIsAskedFor();
    severalAre();
    aCallbackMakesLists();
    whatCannotBeTagged();
    aThreadHasAStrangeName();
    Expect.done();
  }

  private static void oneObjectIsAskedFor() {
    Tenant held = new Tenant();
    Tenant holder = new Tenant();
    holder.next = held;
    RefCount before = Refs.counts(held);
    RefCount ofHolder = Refs.counts(holder);
    equal("referrers", 1, Gc.getReferrers(held).size());
    equal("the referrer", true, Gc.getReferrers(held).get(0) == holder);
    equal("referents", 1, Gc.getReferents(holder).size());
    equal("its counts", before, Refs.counts(held));
    equal("those of its holder", ofHolder, Refs.counts(holder));
    Reference.reachabilityFence(holder);
  }

  private static void severalAre() {
    Tenant held = new Tenant();
    Tenant holder = new Tenant();
    holder.next = held;
    equal("referrers of two", 1, Gc.getReferrers(held, holder).size());
    equal("referents of two", 1, Gc.getReferents(held, holder).size());
    Reference.reachabilityFence(holder);
  }

  private static void aCallbackMakesLists() throws Exception {
    try (AutoCloseable closed = Gc.onCollect(Asking::collected)) {
      drop(new Tenant());
      Gc.collect();
    }
    equal("a list made at the start", new RefCount(0, 1, 0, 0), Refs.counts(madeAtStart));
    equal("a list made at the end", new RefCount(0, 1, 0, 0), Refs.counts(madeAtStop));
  }

  private static void drop(Tenant tenant) {
    tenant.next = null;
  }

  private static void collected(Collection collection) {
    if (collection.phase().equals("start")) {
      madeAtStart = new ArrayList<>();
    } else {
      madeAtStop = new ArrayList<>();
    }
  }

  private static void whatCannotBeTagged() {
    try {
      Refs.count("a string");
      Expect.unreachable("a string");
    } catch (IllegalArgumentException expected) {
      equal("a string", "java.lang.String is not tagged: start the agent with tag=java.lang.String",
          expected.getMessage());
    }
  }

  private static void aThreadHasAStrangeName() throws InterruptedException {
    Tenant[] row = new Tenant[1];
    Thread thread = new Thread(() -> row[0] = new Tenant(), "one\n\u001b[2Jtwo");
    thread.start();
    thread.join();
    Holding holding = Refs.holdings(row[0]).get(0);
    equal("its name", "one\ufffd\ufffd[2Jtwo", holding.thread());
    equal("in one line", 1L, holding.toString().lines().count());
  }
}

package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.forked.Expect;

/** What happens before and around {@code super()}: branches, stores to parameters, exceptions. */
public final class Constructors {
  private static Object leaked;

  private static class Base {
    final Probe kept;

    Base(Probe kept) {
      this.kept = kept;
    }
  }

  private static final class Choosing extends Base {
    Choosing(boolean first, Probe a, Probe b) {
      super(first ? a : b);
      counts("the chosen argument", kept, 1, 0, 0, 2);
    }
  }

  private static final class Reassigning extends Base {
    Reassigning(Probe a, Probe b) {
      super(a = b);
      counts("a parameter reassigned before super()", b, 1, 0, 0, 3);
    }
  }

  private static final class Delegating extends Base {
    private final Probe own;

    Delegating(Probe probe) {
      this(probe, 1L, probe);
      counts("after this(…)", probe, 2, 0, 0, 2);
    }

    private Delegating(Probe probe, long number, Probe own) {
      super(probe);
      this.own = own;
      // Not the caller's own parameter: no handler may cover the call of this(…), so it is not held
      // while that runs (a limit, stated in the README).
      counts("inside this(…)", probe, 2, 0, 0, 3);
    }
  }

  private static final class FailingArgument extends Base {
    FailingArgument(Probe probe, boolean early) {
      super(failing(probe, early));
      counts("the argument did not fail", probe, 1, 0, 0, 3);
      throw new IllegalStateException("late");
    }

    private static Probe failing(Probe probe, boolean early) {
      if (early) throw new IllegalStateException("early");
      return probe;
    }
  }

  private static final class Leaking extends Base {
    private Probe second;

    Leaking(Probe probe) {
      super(probe);
      second = probe;
      leaked = this;
      throw new IllegalStateException("leaked");
    }
  }

  private static final class Initialised {
    private final Probe inline = new Probe();
    private final Probe same = inline;
    private Probe block;

    {
      Probe local = inline;
      block = local;
      counts("inside an instance initialiser", local, 3, 0, 0, 1);
    }
  }

  public static void main(String[] args) {
    Probe probe = new Probe();
    Probe other = new Probe();
    Base first = new Choosing(true, probe, other);
    Base second = new Choosing(false, probe, other);
    counts("chosen by one", first.kept, 1, 0, 0, 1);
    counts("chosen by the other", second.kept, 1, 0, 0, 1);
    delegated();
    throwing(true);
    throwing(false);
    leaking();
    Initialised initialised = new Initialised();
    counts("three fields of a new object", initialised.block, 3, 0, 0, 0);
    equal("all three are one", true, initialised.same == initialised.inline);
    Expect.done();
  }

  private static void delegated() {
    Probe a = new Probe();
    Probe b = new Probe();
    Base base = new Reassigning(a, b);
    counts("its parameter is gone", b, 1, 0, 0, 1);
    counts("the argument it replaced", a, 0, 0, 0, 1);
    Base delegating = new Delegating(a);
    counts("after both constructors", a, 2, 0, 0, 1);
    equal("both hold what they were given", true, base.kept == b && delegating.kept == a);
  }

  private static void throwing(boolean early) {
    Probe probe = new Probe();
    construct(probe, early);
    eventually("what was half built is reclaimed", probe, 0, 0, 0, 1);
  }

  private static void construct(Probe probe, boolean early) {
    try {
      new FailingArgument(probe, early);
      Expect.unreachable("a constructor that throws");
    } catch (IllegalStateException e) {
      equal("thrown " + (early ? "before" : "after") + " super()", early ? "early" : "late", e.getMessage());
    }
  }

  private static void leaking() {
    Probe probe = new Probe();
    try {
      new Leaking(probe);
      Expect.unreachable("a constructor that throws");
    } catch (IllegalStateException e) {
      counts("an object that escaped its constructor", probe, 2, 0, 0, 1);
    }
    ((Leaking) leaked).second = null;
    counts("one of its fields null", probe, 1, 0, 0, 1);
    leaked = null;
    eventually("reclaimed at last", probe, 0, 0, 0, 1);
  }
}

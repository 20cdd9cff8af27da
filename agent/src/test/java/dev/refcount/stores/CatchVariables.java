package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** Tagged exceptions: catch variables, causes, suppressed ones, and resources. */
public final class CatchVariables {
  public static void main(String[] args) throws Exception {
    caught();
    multiCatch();
    thrownAgain();
    chained();
    resource();
    resourceOfSomeoneElse(new ClosingProbe());
    suppressed();
    Expect.done();
  }

  private static void caught() {
    Fault kept = new Fault(null);
    counts("an exception in a variable", kept, 0, 0, 0, 1);
    try {
      throw kept;
    } catch (Fault caught) {
      counts("the catch variable", caught, 0, 0, 0, 2);
      caught = null;
      counts("the catch variable null", kept, 0, 0, 0, 1);
    }
    counts("after the handler", kept, 0, 0, 0, 1);
    try {
      thrower(kept);
    } catch (Exception caught) {
      counts("a catch variable of a superclass", caught, 0, 0, 0, 2);
    }
    counts("after the second handler", kept, 0, 0, 0, 1);
  }

  private static void thrower(Fault fault) throws Fault {
    counts("in the frame that throws", fault, 0, 0, 0, 2);
    throw fault;
  }

  private static void multiCatch() {
    try {
      throwing();
      Expect.unreachable("a call that throws");
    } catch (Fault.Other | RuntimeException caught) {
      counts("a multi-catch variable", caught, 0, 0, 0, 1);
    } catch (Fault caught) {
      Expect.unreachable("the other handler");
    }
  }

  private static void throwing() throws Fault {
    throw new Fault.Other();
  }

  private static void thrownAgain() {
    Fault kept = new Fault(null);
    try {
      try {
        throw kept;
      } catch (Fault caught) {
        throw caught;
      } finally {
        counts("in finally: the compiler keeps what it will throw again", kept, 0, 0, 0, 2);
      }
    } catch (Fault caught) {
      counts("thrown again and caught", caught, 0, 0, 0, 2);
    }
    counts("after it all", kept, 0, 0, 0, 1);
  }

  private static void chained() {
    Fault itself = new Fault();
    counts("without a cause a throwable is its own", itself, 1, 0, 0, 1);
    Fault inner = new Fault(null);
    itself.initCause(inner);
    counts("its cause set: itself", itself, 0, 0, 0, 1);
    counts("its cause set: the cause", inner, 1, 0, 0, 1);
    RuntimeException outer = new RuntimeException(itself);
    counts("the cause of an exception that is not tagged", itself, 1, 0, 0, 1);
    counts("the cause that its getter returns", outer.getCause(), 1, 0, 0, 1);
    equal("the trace names both", true, outer.toString().contains("Fault"));
  }

  private static void resource() throws Fault {
    try (ClosingProbe resource = new ClosingProbe()) {
      counts("a resource", resource, 0, 0, 0, 1);
    }
    ClosingProbe kept;
    try (ClosingProbe resource = new ClosingProbe(); ClosingProbe second = new ClosingProbe()) {
      kept = resource;
      counts("the first of two resources", resource, 0, 0, 0, 2);
      counts("the second of them", second, 0, 0, 0, 1);
    }
    counts("a resource after its block", kept, 0, 0, 0, 1);
  }

  private static void resourceOfSomeoneElse(ClosingProbe given) throws Fault {
    try (given) {
      counts("a given resource: the compiler copies it", given, 0, 0, 0, 2);
    }
    counts("after its block", given, 0, 0, 0, 1);
  }

  private static void suppressed() {
    Fault first = new Fault(null);
    Fault second = new Fault(null);
    ClosingProbe resource = new ClosingProbe(second);
    try (ClosingProbe inner = resource) {
      counts("a resource in two variables", inner, 0, 0, 0, 2);
      throw first;
    } catch (Fault caught) {
      counts("the one thrown", caught, 0, 0, 0, 2);
      counts("the suppressed one: in its list, and where close found it", second, 1, 0, 1, 1);
      counts("the resource", resource, 0, 0, 0, 1);
    }
    counts("after the handler", first, 0, 0, 0, 1);
  }
}

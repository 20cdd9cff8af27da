package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** Exceptions drop the variables of every frame and block that they leave. */
public final class ExceptionalExits {
  public static void main(String[] args) {
    Probe probe = new Probe();
    throughFrames(probe);
    outOfABlock(probe);
    caughtByTheVm(probe);
    throughFinally(probe);
    finallyThatReturns(probe);
    caughtInALoop(probe);
    nestedHandlers(probe);
    counts("at the end of main", probe, 0, 0, 0, 1);
    Expect.done();
  }

  private static void throughFrames(Probe probe) {
    try {
      outer(probe);
      Expect.unreachable("a call that throws");
    } catch (IllegalStateException e) {
      counts("three frames further out", probe, 0, 0, 0, 2);
      equal("the exception is the program's", "thrown", e.getMessage());
    }
    counts("after the handler", probe, 0, 0, 0, 2);
  }

  private static void outer(Probe probe) {
    Probe local = probe;
    middle(1, local, 2);
    Expect.unreachable("a call that throws");
  }

  private static void middle(long before, Probe probe, double after) {
    for (Probe looping = probe; looping != null; ) inner(looping);
  }

  private static void inner(Probe probe) {
    Probe local = probe;
    counts("before it is thrown", probe, 0, 0, 0, 8);
    throw new IllegalStateException("thrown");
  }

  private static void outOfABlock(Probe probe) {
    try {
      Probe inner = probe;
      counts("inside the try", probe, 0, 0, 0, 3);
      throw new IllegalStateException();
    } catch (IllegalStateException e) {
      counts("in the handler of the same method", probe, 0, 0, 0, 2);
    }
    counts("after both", probe, 0, 0, 0, 2);
  }

  private static void caughtByTheVm(Probe probe) {
    Object object = probe;
    try {
      Probe inner = probe;
      String text = (String) object;
      Expect.unreachable("a cast that fails " + text);
    } catch (ClassCastException e) {
      counts("after a cast that fails", probe, 0, 0, 0, 3);
    }
    try {
      Probe inner = probe;
      int number = 1 / (inner.rank);
      Expect.unreachable("a division by " + number);
    } catch (ArithmeticException e) {
      counts("after a division by zero", probe, 0, 0, 0, 3);
    }
  }

  private static void throughFinally(Probe probe) {
    try {
      try {
        Probe inner = probe;
        throw new IllegalStateException();
      } finally {
        Probe local = probe;
        counts("in the finally block", probe, 0, 0, 0, 3);
      }
    } catch (IllegalStateException e) {
      counts("thrown again behind the finally block", probe, 0, 0, 0, 2);
    }
  }

  private static void finallyThatReturns(Probe probe) {
    swallow(probe);
    counts("after a finally block that returned", probe, 0, 0, 0, 2);
  }

  @SuppressWarnings("finally")
  private static void swallow(Probe probe) {
    try {
      Probe inner = probe;
      throw new IllegalStateException();
    } finally {
      counts("in the finally block that returns", probe, 0, 0, 0, 3);
      return;
    }
  }

  private static void caughtInALoop(Probe probe) {
    for (int i = 0; i < 3; i++) {
      Probe round = probe;
      try {
        Probe inner = probe;
        if (i == 1) throw new IllegalStateException();
        if (i == 2) continue;
        counts("a round that ends well", probe, 0, 0, 0, 4);
      } catch (IllegalStateException e) {
        counts("a round that does not", probe, 0, 0, 0, 3);
      }
    }
    counts("after the loop", probe, 0, 0, 0, 2);
  }

  private static void nestedHandlers(Probe probe) {
    try {
      Probe first = probe;
      try {
        Probe second = probe;
        throw new IllegalStateException();
      } catch (IllegalStateException e) {
        Probe third = probe;
        counts("in the inner handler", probe, 0, 0, 0, 4);
        throw new IllegalArgumentException(e);
      }
    } catch (IllegalArgumentException e) {
      counts("in the outer handler", probe, 0, 0, 0, 2);
    }
  }
}

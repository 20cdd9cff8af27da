package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** A stack overflow may strike anywhere, the agent's own code included; no count may be left behind. */
public final class StackOverflow {
  public static void main(String[] args) {
    Probe probe = new Probe();
    for (int i = 0; i < 5; i++) overflow(probe);
    counts("at the end of main", probe, 0, 0, 0, 1);
    Expect.done();
  }

  private static void overflow(Probe probe) {
    try {
      endless(probe);
    } catch (StackOverflowError e) {
      equal("the stack has overflowed", true, e.getStackTrace().length > 100);
    }
    counts("after a stack overflow", probe, 0, 0, 0, 2);
  }

  private static int endless(Probe probe) {
    Probe local = probe;
    return endless(local) + 1;
  }
}

package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** Objects whose constructor is not called yet, on the operand stack while variables come and go. */
public final class UnderConstruction {
  private final Object held;

  private UnderConstruction(Object held) {
    this.held = held;
  }

  public static void main(String[] args) {
    behindTheEndOfAScope(new Probe());
    inALoop();
    Expect.done();
  }

  /** Found by the generator of programs, seed 28: a frame named the drop in the place of the NEW. */
  private static void behindTheEndOfAScope(Probe probe) {
    Probe maybe;
    if (probe.rank == 0) {
      maybe = probe;
      counts("assigned in a branch", probe, 0, 0, 0, 2);
    }
    UnderConstruction made = new UnderConstruction(probe.rank == 0 ? probe : null);
    counts("out of scope, and held by what was made", probe, 1, 0, 0, 1);
    equal("made", true, made.held == probe);
  }

  private static void inALoop() {
    Probe probe = new Probe();
    for (int round = 0; round < 2; round++) {
      if (round == 0) {
        Probe inner = probe;
        counts("inside the block", inner, 0, 0, 0, 2);
      }
      UnderConstruction nested =
          new UnderConstruction(new UnderConstruction(round == 0 ? null : new Probe()).held);
      counts("after the block", probe, 0, 0, 0, 1);
      equal("the nested one", round == 0, nested.held == null);
    }
  }
}

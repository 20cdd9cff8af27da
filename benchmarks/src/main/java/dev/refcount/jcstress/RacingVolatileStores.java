package dev.refcount.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * {@code Ledger}: however many threads race on one slot, at rest record and slot agree. The last thread
 * to lock the record has stored before it locked, and sees every earlier store.
 *
 * <pre>mvn -Pjcstress verify -Djcstress.tests=RacingVolatileStores</pre>
 */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Both counts are what the slot holds.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A count was left behind by the thread that lost.")
@State
public class RacingVolatileStores {
  private final Item first = new Item();
  private final Item second = new Item();
  private volatile Object slot;

  @Actor
  public void storesOne() {
    slot = first;
  }

  @Actor
  public void storesAnother() {
    slot = second;
  }

  @Arbiter
  public void atRest(II_Result off) {
    off.r1 = Item.drift(first, slot == first ? 2 : 1);
    off.r2 = Item.drift(second, slot == second ? 2 : 1);
  }
}

package dev.refcount.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * {@code Ledger}: counts may lag behind the slots while a store is under way. {@code Node}: a drop is
 * never seen before its addition, so that a count is never too low.
 *
 * <pre>mvn -Pjcstress verify -Djcstress.tests=CountsWhileStoring</pre>
 */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Before the store, or after it was undone.")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "While the slot held it.")
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE_INTERESTING,
    desc = "Its drop was read before its two additions.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Too low, or wrong at rest.")
@State
public class CountsWhileStoring {
  private final Item item = new Item();
  private volatile Object slot;

  @Actor
  public void storesAndDrops() {
    slot = item;
    slot = null;
    slot = item;
    slot = null;
  }

  @Actor
  public void counts(II_Result seen) {
    seen.r1 = Item.drift(item, 1);
  }

  @Arbiter
  public void atRest(II_Result seen) {
    seen.r2 = slot == null ? Item.drift(item, 1) : -1;
  }
}

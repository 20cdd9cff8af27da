package dev.refcount.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * {@code Ledger}: a thread that stores nothing tagged leaves a holder alone whose record lacks the slot. Who stored a
 * tagged object there and has not recorded it yet locks the record later, and reads the slot then: even plain stores
 * agree, as both have the record's monitor.
 *
 * <pre>mvn -Pjcstress verify -Djcstress.tests=SkippedSlot</pre>
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "The count is what the slots hold.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The slot was skipped although its reference is recorded.")
@State
public class SkippedSlot {
  /** Is recorded, so that there is a record of this holder. */
  private final Item item = new Item();

  private Object raced;

  @Actor
  public void storesTagged() {
    raced = item;
  }

  @Actor
  public void storesNothing() {
    raced = null;
  }

  @Arbiter
  public void atRest(I_Result off) {
    off.r1 = Item.drift(item, raced == item ? 2 : 1);
  }
}

package dev.refcount.jcstress;

import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * {@code Ledger} and {@code Table}: a thread that stores nothing tagged skips a holder without a record,
 * and must see the record if what it overwrote is recorded. One stores, then looks for the record; the
 * other publishes the record, then reads the slot: not both can miss.
 *
 * <pre>mvn -Pjcstress verify -Djcstress.tests=SkippedHolder</pre>
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "The count is what the new holder holds.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The holder was skipped although it was recorded.")
@State
public class SkippedHolder {
  private final AtomicReference<Object> holder = new AtomicReference<>();
  private final Item item = new Item();

  @Actor
  public void storesTagged() {
    holder.set(item);
  }

  @Actor
  public void storesNothing() {
    holder.set(null);
  }

  @Arbiter
  public void atRest(I_Result off) {
    off.r1 = Item.drift(item, holder.get() == item ? 2 : 1);
  }
}

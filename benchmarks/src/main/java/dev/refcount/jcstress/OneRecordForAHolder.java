package dev.refcount.jcstress;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * {@code Table}: two threads that look for a record at the same time and find none end up with the same
 * one. With two, one of the elements would be dropped from a record that never had it.
 *
 * <pre>mvn -Pjcstress verify -Djcstress.tests=OneRecordForAHolder</pre>
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "What was stored twice is dropped twice.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A drop did not find what the other thread recorded.")
@State
public class OneRecordForAHolder {
  private final AtomicReferenceArray<Object> holder = new AtomicReferenceArray<>(2);
  private final Item item = new Item();

  @Actor
  public void storesHere() {
    holder.set(0, item);
  }

  @Actor
  public void storesThere() {
    holder.set(1, item);
  }

  @Arbiter
  public void atRest(I_Result off) {
    int both = Item.drift(item, 3);
    holder.set(0, null);
    holder.set(1, null);
    off.r1 = both != 0 ? both : Item.drift(item, 1);
  }
}

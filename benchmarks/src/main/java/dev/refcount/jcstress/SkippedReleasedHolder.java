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
 * {@code UnsafeStores}: the same as {@link SkippedHolder} where neither store has a fence of its own, one being in
 * release mode and one opaque: the hooks have one, before they look for the record.
 *
 * <pre>mvn -Pjcstress verify -Djcstress.tests=SkippedReleasedHolder</pre>
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "The count is what the new holder holds.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The holder was skipped although it was recorded.")
@State
public class SkippedReleasedHolder {
  private final AtomicReference<Object> holder = new AtomicReference<>();
  private final Item item = new Item();

  @Actor
  public void storesTagged() {
    holder.setRelease(item);
  }

  @Actor
  public void storesNothing() {
    holder.setOpaque(null);
  }

  @Arbiter
  public void atRest(I_Result off) {
    off.r1 = Item.drift(item, holder.get() == item ? 2 : 1);
  }
}

package dev.refcount.jcstress;

import dev.refcount.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * {@code Ledger.tag}: a holder that is tagged while another thread stores into it hands its record on to
 * its node; whoever has locked the old record goes on with the new one.
 *
 * <pre>mvn -Pjcstress verify -Djcstress.tests=StoreWhileTagged</pre>
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "Nothing recorded was lost or counted twice.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The store went to the record that was given up.")
@State
public class StoreWhileTagged {
  private final Item item = new Item();
  private final Object[] holder = {item};

  @Actor
  public void stores() {
    synchronized (item) {
      holder[0] = null;
      holder[0] = item;
    }
  }

  @Actor
  public void tags() {
    Refs.tag(holder);
  }

  @Arbiter
  public void atRest(I_Result off) {
    int held = Item.drift(item, 2);
    holder[0] = null;
    off.r1 = held != 0 ? held : Item.drift(item, 1);
  }
}

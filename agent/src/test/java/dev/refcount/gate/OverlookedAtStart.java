package dev.refcount.gate;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.util.EventObject;

/**
 * An agent that comes before this one has loaded a class by a loader that is asked while this one starts, and then is
 * the first to use a class of the JDK.
 */
public final class OverlookedAtStart {
  private static final class Item {}

  /** The other agent; apart, as no class of this one's can be seen yet. */
  public static final class Sooner {
    static Class<?> guest;

    private Sooner() {}

    public static void premain(String options) throws ClassNotFoundException {
      guest = Class.forName(Overlooked.Guest.class.getName(), false, new Overlooked.Asked());
    }
  }

  private OverlookedAtStart() {}

  public static void main(String[] arguments) {
    equal("asked for the hooks", true, Overlooked.Asked.asked);
    Item first = new Item();
    Object holder = new EventObject(first);
    counts("its holder is woven before the program begins", first, 1, 0, 0, 1);
    equal(
        "nothing of it was missed",
        0L,
        Refs.report().notWoven().stream().filter(left -> left.className().equals(Overlooked.HOLDER)).count());
    Expect.kept(holder, Sooner.guest);
    Expect.done();
  }
}

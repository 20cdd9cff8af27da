package dev.refcount.gate;

import static dev.refcount.forked.Expect.counts;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;

/**
 * A class with stores of a static type comes before what is counted of it, or behind it: {@code late}, {@code early}.
 * No other class has such stores.
 */
public final class Sooner {
  private Sooner() {}

  public static void main(String[] arguments) {
    Object first = arguments[0].equals("early") ? new Heir() : new Cousin();
    User user = new User();
    user.store(first);
    Object heir = new Heir();
    user.store(heir);
    counts("afterwards", heir, 1, 0, 0, 1);
    Expect.equal("where", true, Refs.holdings(heir).stream().anyMatch(each -> each.site().line() == User.LINE));
    user.store(new Cousin());
    counts("no more", heir, 0, 0, 0, 1);
    Expect.done();
  }

  /** Loaded when it is used. */
  static final class User {
    /** Of the store to the field. */
    static final int LINE = 37;

    private Kin field;

    void store(Object given) {
      Kin own = ((Kin) given).self();
      field = own;
      if (own instanceof Heir) {
        counts("inside", own, 1, 0, 0, 3);
      }
    }
  }
}

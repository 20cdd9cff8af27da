package dev.refcount.holdings;

import dev.refcount.boot.Holder;
import dev.refcount.boot.Node;
import dev.refcount.boot.Outside;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which holders live, as far as the ledger can tell, for the questions of one moment.
 *
 * <p>Nearly all answers are near: the holder is not tagged, or counted out, or a local variable, a static
 * field or an untagged object holds it. Only for what is left the whole ledger is read, once.
 */
final class Liveness {
  /** Each costs a search of the ledger; with more to decide, reading all of it is cheaper. */
  private static final int MOST_SEARCHES = 2;

  private final Supplier<Predicate<Node>> allDead;
  private Predicate<Node> dead;
  private int searches;

  /** @param allDead reads the whole ledger: which of its objects are dead */
  Liveness(Supplier<Predicate<Node>> allDead) {
    this.allDead = allDead;
  }

  /** False if the ledger knows the holder to be dead. */
  boolean of(Holder holder) {
    if (!(holder instanceof Node node)) {
      return true;
    }
    if (Outside.isRooted(node)) {
      return true;
    }
    if (node.count() == 0) {
      return false;
    }
    if (dead == null && searches++ < MOST_SEARCHES && Outside.holds(node, 0, 1)) {
      return true;
    }
    if (dead == null) {
      dead = allDead.get();
    }
    return !dead.test(node);
  }
}

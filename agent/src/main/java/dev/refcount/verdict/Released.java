package dev.refcount.verdict;

import dev.refcount.boot.Node;
import dev.refcount.boot.Outside;
import dev.refcount.boot.OwnWork;
import dev.refcount.boot.Snapshot;
import java.util.function.Predicate;

/**
 * Whether objects are dead by the ledger alone, for the questions of one moment.
 *
 * <p>Nearly all answers are near. The first that is not has the whole ledger read, which then answers all others.
 */
final class Released implements Predicate<Object> {
  /** Holders of so many objects are searched for before the whole ledger is read, which takes as long as hundreds. */
  static final int MOST_SEARCHES = 8;

  private DeadSet dead;

  @Override
  public boolean test(Object object) {
    boolean own = OwnWork.begin();
    try {
      return isDead(Snapshot.nodeOf(object));
    } finally {
      OwnWork.end(own);
    }
  }

  private boolean isDead(Node node) {
    if (node.count() == 0) {
      return !node.isHeldByVm();
    }
    if (dead == null) {
      if (Outside.holds(node, 0, MOST_SEARCHES)) {
        return false;
      }
      dead = DeadSet.now();
    }
    return dead.contains(node);
  }
}

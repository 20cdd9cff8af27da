package dev.refcount.holdings;

import dev.refcount.Held;
import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.boot.Node;
import dev.refcount.boot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The shortest way up from one object by the ledger alone. */
final class Ascent {
  private static final int MOST_OBJECTS = 1_000;

  /** An object that was reached: by which holding of whose. Of the agent's own, so it holds nothing. */
  private static final class Reached {
    final Object object;
    final Reached below;
    final Holding by;

    Reached(Object object, Reached below, Holding by) {
      this.object = object;
      this.below = below;
      this.by = by;
    }
  }

  private final Function<Object, List<Holding>> holdings;
  private final List<Reached> waiting = new ArrayList<>();
  private final Set<Node> seen = new HashSet<>();

  Ascent(Function<Object, List<Holding>> holdings) {
    this.holdings = holdings;
  }

  /** Up to a static field or a local variable; null if the ledger does not lead there. */
  List<Holding> from(Object object) {
    waiting.add(new Reached(object, null, null));
    seen.add(Snapshot.nodeOf(object));
    for (int i = 0; i < waiting.size() && i < MOST_OBJECTS; i++) {
      Reached reached = waiting.get(i);
      for (Holding holding : holdings.apply(reached.object)) {
        if (holding.kind() == Kind.STATIC || holding.kind() == Kind.LOCAL) {
          return Held.of(path(reached, holding));
        }
        Node holder = Snapshot.nodeOf(holding.holder());
        if (holder != null && holding.live() && seen.add(holder)) {
          waiting.add(new Reached(holding.holder(), reached, holding));
        }
      }
    }
    return null;
  }

  private static List<Holding> path(Reached last, Holding root) {
    List<Holding> path = new ArrayList<>();
    path.add(root);
    for (Reached each = last; each.by != null; each = each.below) {
      path.add(0, each.by);
    }
    return path;
  }
}

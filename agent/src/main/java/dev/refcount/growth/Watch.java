package dev.refcount.growth;

import dev.refcount.boot.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A few of the objects that one place holds: are they still held there when it is looked at again? */
final class Watch {
  private static final int MOST = 64;

  private Set<Node> expected = new HashSet<>();
  private int seen;
  private final List<Node> next = new ArrayList<>();
  private int watched;
  private int letGo;

  void reference(Node held) {
    if (expected.remove(held)) {
      seen++;
    } else if (next.size() < MOST) {
      next.add(held);
    }
  }

  /** All references of this moment were told: what was not among them has been let go. */
  void close() {
    watched += seen + expected.size();
    letGo += expected.size();
    seen = 0;
    expected = new HashSet<>(next);
    next.clear();
  }

  /** The share of what was watched that is no longer held: 0 to 1. */
  double letGo() {
    return watched == 0 ? 0 : (double) letGo / watched;
  }
}

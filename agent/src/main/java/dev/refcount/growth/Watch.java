package dev.refcount.growth;

import dev.refcount.boot.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A few of the objects that one place holds: are they still held there when it is looked at again? */
final class Watch {
  private static final int MOST = 64;
  private static final int HASHES = 1 << 10;

  /**
   * The lowest bits of the hashes of those expected. Most others are told from them by these, and never asked
   * for an identity hash: to give one to each of a million nodes costs more than the rest of a sample.
   */
  private final BitSet hashes = new BitSet(HASHES);

  private Set<Node> expected = Collections.newSetFromMap(new IdentityHashMap<>());
  private int seen;
  private final List<Node> next = new ArrayList<>();
  private int watched;
  private int letGo;

  void reference(Node held) {
    if (hashes.get(held.hash() & HASHES - 1) && expected.remove(held)) {
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
    expected = Collections.newSetFromMap(new IdentityHashMap<>());
    hashes.clear();
    for (Node node : next) {
      expected.add(node);
      hashes.set(node.hash() & HASHES - 1);
    }
    next.clear();
  }

  /** The share of what was watched that is no longer held: 0 to 1. */
  double letGo() {
    return watched == 0 ? 0 : (double) letGo / watched;
  }
}

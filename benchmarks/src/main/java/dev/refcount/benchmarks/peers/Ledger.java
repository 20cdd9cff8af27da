package dev.refcount.benchmarks.peers;

import dev.refcount.Refs;
import java.lang.ref.WeakReference;

/** Ours. Loaded only where the agent is attached: without it there is no {@link Refs}. */
final class Ledger {
  private static WeakReference<Item> dropped = new WeakReference<>(null);

  private Ledger() {}

  static int count() {
    return Refs.count(Heap.wanted);
  }

  static int holdings() {
    return Refs.holdings(Heap.wanted).size();
  }

  static boolean releasedHeld() {
    return Refs.released(Heap.wanted);
  }

  /** Asked through a weak reference, which is not counted; another object when that one is reclaimed. */
  static boolean released() {
    if (dropped.refersTo(null)) {
      dropped = Heap.drop();
    }
    return Refs.released(dropped.get());
  }
}

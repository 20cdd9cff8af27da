package dev.refcount.verdict;

import dev.refcount.boot.Node;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Snapshot;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The baseline of {@code Gc.freeze}: nodes, and so no object, that were there at that moment. */
final class FrozenNodes {
  private Set<Node> frozen = Set.of();

  void freeze() {
    // Not while a listener of the reaper's may wait for the monitor.
    Reaper.drain();
    Set<Node> now = new HashSet<>(Arrays.asList(Snapshot.nodes()));
    synchronized (this) {
      frozen = now;
    }
  }

  synchronized void unfreeze() {
    frozen = Set.of();
  }

  synchronized boolean contains(Node node) {
    return frozen.contains(node);
  }

  /** Those still alive; the others are forgotten. */
  synchronized int count() {
    if (!frozen.isEmpty()) {
      frozen.removeIf(node -> node.refersTo(null));
    }
    return frozen.size();
  }
}

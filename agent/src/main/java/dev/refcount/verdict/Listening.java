package dev.refcount.verdict;

import dev.refcount.Collection;
import java.util.function.Consumer;

/** One subscription to {@code Gc.onCollect}. */
final class Listening {
  private final Consumer<Collection> listener;
  // Guarded by this: whether the reaper tells it of a batch, and whether another has taken over since.
  private boolean told;
  private boolean late;

  Listening(Consumer<Collection> listener) {
    this.listener = listener;
  }

  void tell(Collection collection) {
    try {
      listener.accept(collection);
    } catch (Throwable dropped) {
      // A listener's trouble is its own; the others are told all the same.
    }
  }

  /** By the reaper; nothing while one that came before it has not returned. */
  void tellNext(Collection collection) {
    if (begin()) {
      try {
        tell(collection);
      } finally {
        end();
      }
    }
  }

  private synchronized boolean begin() {
    told = !late;
    return told;
  }

  private synchronized void end() {
    told = false;
    late = false;
  }

  /** The reaper that tells it is passed over; false if none does. */
  synchronized boolean passOver() {
    boolean passed = told && !late;
    late |= told;
    return passed;
  }
}

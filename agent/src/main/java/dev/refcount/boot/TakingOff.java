package dev.refcount.boot;

/**
 * Takes from the counts what dead records still held.
 *
 * <p>Millions of records fit in no processor's cache, and where each is locked it waits for one after the other. So a
 * block of them is looked at before the first is locked, and what they held is dropped together. Until then they say
 * that they hold it: a heap dump of that moment adds up. For one thread.
 */
final class TakingOff {
  private static final int BLOCK = 1 << 7;

  private final Node[] held = new Node[1 << 10];
  private final int[] kinds = new int[held.length];
  private int size;
  private int waitedFor;

  /**
   * Of the last block of so many dead records: they hold nothing from now on.
   *
   * @param sweeps whether they are not removed from the table one by one
   * @return where the block begins
   */
  int takeOff(Holder[] dead, int count, boolean sweeps) {
    int from = Math.max(0, count - BLOCK);
    for (int i = from; i < count; i++) {
      waitedFor += dead[i].lookAhead();
    }
    for (int i = from; i < count && !sweeps; i++) {
      waitedFor += Table.lookAhead(dead[i]);
    }
    size = 0;
    for (int i = from; i < count; i++) {
      synchronized (dead[i]) {
        dead[i].tellHeld(this);
      }
    }
    drop();
    for (int i = from; i < count; i++) {
      synchronized (dead[i]) {
        dead[i].isOff();
      }
    }
    return from;
  }

  /** One reference that a dead record holds. */
  void held(Node node, int kind) {
    if (size == held.length) {
      drop();
    }
    held[size] = node;
    kinds[size++] = kind;
  }

  /** One for each, but from those of the same batch, whose counts nobody asks for any more. */
  private void drop() {
    for (int i = 0; i < size; i++) {
      if (!held[i].isDying()) {
        held[i].drop(kinds[i], 0);
      }
      held[i] = null;
    }
    size = 0;
  }
}

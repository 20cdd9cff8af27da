package dev.refcount.boot;

/**
 * Records whose referents the collector found dead, from the VM's thread that hands them over to the {@link Reaper}.
 *
 * <p>A {@code ReferenceQueue} links them by fields of their own, and says in another that they are linked. Records that
 * a collection has moved to the old generation have their cards dirtied by that, which G1 then refines one by one. Here
 * they are noted in an array.
 */
final class Cleared {
  private static final int SMALLEST = 256;
  /** Not kept once it is empty. */
  private static final int LARGE = 1 << 16;

  // Guarded by this.
  private Holder[] records = new Holder[SMALLEST];
  private int size;
  private boolean inQueue;

  /** Takes a record from the VM; false if there is no memory for it, and it must wait in its queue. */
  synchronized boolean add(Holder record) {
    boolean noted = size < records.length || grow();
    if (noted) {
      records[size++] = record;
    } else {
      inQueue = true;
    }
    if (size == 1 || inQueue) {
      notifyAll();
    }
    return noted;
  }

  private boolean grow() {
    try {
      Holder[] bigger = new Holder[2 * size];
      System.arraycopy(records, 0, bigger, 0, size);
      records = bigger;
      return true;
    } catch (OutOfMemoryError full) {
      // It must not end the VM's thread.
      return false;
    }
  }

  /**
   * Waits for the first of them, or that one waits in its queue.
   *
   * @param millis for how long at most
   */
  synchronized void await(long millis) throws InterruptedException {
    if (size == 0 && !inQueue) {
      wait(millis);
    }
    inQueue = false;
  }

  /** Moves all that there are into the array, from the given place on, and returns it, or a larger one. */
  synchronized Holder[] moveTo(Holder[] array, int at) {
    Holder[] all = array;
    if (at + size > all.length) {
      // May fail: then all are still here.
      all = new Holder[Math.max(2 * at, at + size)];
      System.arraycopy(array, 0, all, 0, at);
    }
    System.arraycopy(records, 0, all, at, size);
    if (records.length > LARGE) {
      records = new Holder[SMALLEST];
    } else {
      for (int i = 0; i < size; i++) {
        records[i] = null;
      }
    }
    size = 0;
    return all;
  }
}

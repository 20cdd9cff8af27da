package dev.refcount.boot;

/**
 * Is told of many references at once: the nodes that they are to are all over the memory, and a processor waits for
 * several at once where no record is locked in between, as it is on a walk. For one thread.
 */
public abstract class InBlocks implements Snapshot.Visitor {
  private static final int SOME = 1 << 10;

  private final Holder[] holders = new Holder[SOME];
  private final Node[] held = new Node[SOME];
  private final int[] slots = new int[SOME];
  private final int[] sites = new int[SOME];
  private int size;
  private int waitedFor;

  /** One of them, in the order of the walk. */
  protected abstract void told(Holder holder, Node node, int slot, int site);

  @Override
  public final void reference(Holder holder, Node node, int slot, int site) {
    if (size == SOME) {
      settle();
    }
    holders[size] = holder;
    held[size] = node;
    slots[size] = slot;
    sites[size++] = site;
  }

  /** At the end of the walk: tells of the last. */
  public final void settle() {
    for (int i = 0; i < size; i++) {
      waitedFor += held[i].hash();
    }
    for (int i = 0; i < size; i++) {
      told(holders[i], held[i], slots[i], sites[i]);
    }
    size = 0;
  }
}

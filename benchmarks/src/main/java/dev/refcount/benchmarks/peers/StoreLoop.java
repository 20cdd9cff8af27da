package dev.refcount.benchmarks.peers;

/** The same stores for all who track them: into fields, receiver and value moving, not in step. */
final class StoreLoop {
  private static final int BITS = 6;
  private static final int MASK = (1 << BITS) - 1;

  private static final Item[] HOLDERS = several();
  private static final Item[] VALUES = several();
  private static int turn;

  private StoreLoop() {}

  private static Item[] several() {
    Item[] items = new Item[1 << BITS];
    for (int i = 0; i < items.length; i++) {
      items[i] = new Item();
    }
    return items;
  }

  /** All the stores that it has made since the JVM began. */
  static int run(int stores) {
    for (int i = 0; i < stores; i++) {
      int now = turn++;
      HOLDERS[now & MASK].peer = VALUES[(now + (now >>> BITS)) & MASK];
    }
    return turn;
  }
}

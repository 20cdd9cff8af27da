package dev.refcount.benchmarks.peers;

import java.lang.ref.WeakReference;

/**
 * The objects that are asked about: each is held by one array and by a field of one other. One of them,
 * {@link #wanted}, is held twice more, so that a right answer can be told from a guess.
 *
 * <p>Nothing here or in what asks may keep an item in a local variable while a question is asked: that
 * would be one more reference, and only ours would see it.
 */
final class Heap {
  /** To the wanted object: an element, two fields and a static field. */
  static final int REFERENCES = 4;

  /** Makes an item's peer lie somewhere else in the heap; has no divisor in common with a power of ten. */
  private static final long STRIDE = 7919;

  /** By name for those that look from outside. */
  static Item wanted;

  private static final Item OUTSIDE = new Item();
  private static Item[] items;
  private static int dropped;

  private Heap() {}

  static void fill(int objects) {
    items = new Item[objects];
    for (int i = 0; i < objects; i++) {
      items[i] = new Item();
    }
    for (int i = 0; i < objects; i++) {
      items[i].peer = items[peerOf(i)];
    }
    wanted = items[objects / 2];
    OUTSIDE.peer = items[objects / 2];
  }

  private static int peerOf(int index) {
    return (int) ((index * STRIDE + 1) % items.length);
  }

  static Item[] root() {
    return items;
  }

  static int objects() {
    return items.length;
  }

  /** Lets go of all references to one object, another one each time. */
  static WeakReference<Item> drop() {
    int holder = dropped++;
    int victim = peerOf(holder);
    if (items[holder] == null || items[victim] == null || items[victim] == wanted) {
      return drop();
    }
    WeakReference<Item> watched = new WeakReference<>(items[victim]);
    items[victim] = null;
    items[holder].peer = null;
    return watched;
  }
}

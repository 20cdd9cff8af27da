package dev.refcount.reclaimed;

import dev.refcount.Gc;
import dev.refcount.Refs;

/** Asks whether an object is released while the collector never leaves a reading of the ledger alone. */
public final class CollectorNeverRests {
  private static final int OBJECTS = 20_000;

  static volatile byte[] garbage;

  private CollectorNeverRests() {}

  public static void main(String[] arguments) throws Exception {
    Vertex[] held = new Vertex[OBJECTS];
    for (int i = 0; i < OBJECTS; i++) {
      held[i] = new Vertex();
    }
    Thread busy =
        new Thread(
            () -> {
              while (true) {
                garbage = new byte[100_000];
              }
            });
    busy.setDaemon(true);
    busy.start();
    Vertex one = new Vertex();
    one.e0 = one;
    System.out.println("held: " + Refs.released(held[OBJECTS / 2]));
    System.out.println("its count: " + Refs.liveCount(held[OBJECTS / 2]));

    // Its listener waits for who asks, and that one for what the reaper guards.
    Object lock = new Object();
    try (AutoCloseable listening = Gc.onCollect(collection -> takes(lock))) {
      one = null;
      synchronized (lock) {
        Gc.collect();
        System.out.println("held: " + Refs.released(held[0]));
      }
    }
  }

  private static void takes(Object lock) {
    synchronized (lock) {
      garbage = null;
    }
  }
}

package dev.refcount.reclaimed;

import dev.refcount.Collection;
import dev.refcount.Gc;
import dev.refcount.Refs;
import dev.refcount.Verdicts;

/**
 * A million objects, each held by the one before it alone, and the first let go of. Twice: by code that runs
 * for the first time, and as a program meets it that has run for a while.
 */
public final class LongChain {
  private static final int LENGTH = 1_000_000;

  private LongChain() {}

  public static void main(String[] arguments) throws Exception {
    dropped();
    dropped();
  }

  private static void dropped() throws Exception {
    long[] verdicts = new long[2];
    try (AutoCloseable listening = Gc.onCollect(collection -> add(verdicts, collection))) {
      Vertex first = chain();
      System.out.println(Refs.count(first) + " " + Refs.count(first.e0));
      first = null;
      long start = System.nanoTime();
      int cyclic = Gc.collect();
      // Once is enough unless the machine is busy: collect() waits for the reaper, but not for ever.
      for (int i = 0; i < 60 && !Refs.tagged(Vertex.class).isEmpty(); i++) {
        cyclic += Gc.collect();
      }
      System.err.printf(
          "collected and reaped in %,d ms, the collection itself %,d ms%n",
          (System.nanoTime() - start) / 1_000_000, Gc.lastCollection().pauseMs());
      System.out.println(cyclic + " cyclic, " + Refs.tagged(Vertex.class).size() + " left");
    }
    System.out.println("counted out " + verdicts[0] + ", cascade " + verdicts[1]);
  }

  private static Vertex chain() {
    Vertex next = null;
    for (int i = 0; i < LENGTH; i++) {
      Vertex vertex = new Vertex();
      vertex.e0 = next;
      next = vertex;
    }
    return next;
  }

  private static void add(long[] sums, Collection collection) {
    Verdicts verdicts = collection.verdicts();
    sums[0] += verdicts.countedOut();
    sums[1] += verdicts.cascade();
  }
}

package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;

/**
 * A stack overflow strikes anywhere in a hook. A store whose hook does not fit may be missed; but each count is what
 * the records say, of which some are lists of slots, some tables, and some on the way from one to the other.
 */
public final class OverflowingRecords {
  private static final int ROUNDS = 400;
  private static final Probe[] PROBES = new Probe[16];
  private static final Object[] ELEMENTS = new Object[100];
  private static final OverflowingRecords[] HOLDERS = new OverflowingRecords[7];

  private Object first;
  private Object second;
  private Object third;

  private OverflowingRecords() {}

  public static void main(String[] args) throws InterruptedException {
    for (int i = 0; i < PROBES.length; i++) PROBES[i] = new Probe();
    for (int i = 0; i < HOLDERS.length; i++) HOLDERS[i] = new OverflowingRecords();
    Thread thread = new Thread(null, OverflowingRecords::overflows, "overflows", 200_000);
    thread.start();
    thread.join();
    for (Probe probe : PROBES) {
      int held = 0;
      for (Holding holding : Refs.holdings(probe)) held += holding.kind() == Kind.LOCAL ? 0 : 1;
      equal("counted as recorded", held, Refs.count(probe) - Refs.counts(probe).locals());
    }
    Expect.kept(HOLDERS, ELEMENTS);
    Expect.done();
  }

  private static void overflows() {
    for (int i = 0; i < ROUNDS; i++) {
      try {
        deeper(i);
      } catch (StackOverflowError e) {
        // As it should.
      }
    }
  }

  private static int deeper(int depth) {
    Object probe = depth % 3 == 0 ? null : PROBES[depth % PROBES.length];
    OverflowingRecords holder = HOLDERS[depth % HOLDERS.length];
    ELEMENTS[depth * 7 % ELEMENTS.length] = probe;
    if (depth % 2 == 0) holder.first = probe;
    else if (depth % 5 == 0) holder.second = probe;
    else holder.third = probe;
    return deeper(depth + 1) + 1;
  }
}

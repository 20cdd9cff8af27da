package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.util.concurrent.TimeUnit;

/**
 * A stack overflow may strike where a store has been made and its hook finds no room. Compiled code loses none; frames
 * of several sizes, since that decides what strikes. (Where nothing is compiled the hook itself may not fit.)
 */
public final class DeepStores {
  private static final int WARM = 150;
  private static final int ROUNDS = 40;

  private static Object[] elements;

  private DeepStores() {}

  public static void main(String[] args) throws InterruptedException {
    Probe probe = new Probe();
    overflows(probe, WARM);
    int stored = 0;
    Object[][] kept = new Object[ROUNDS][];
    for (int i = 0; i < ROUNDS; i++) {
      kept[i] = overflow(probe, i);
      stored += held(kept[i], probe);
    }
    equal("stores were made", true, stored > ROUNDS);
    equal("each is counted", stored, counted(probe, stored));
    Expect.kept((Object[]) kept);
    Expect.done();
  }

  /** Once the arrays before have been reclaimed. */
  private static int counted(Probe probe, int expected) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (Refs.counts(probe).elements() != expected && System.nanoTime() < end) {
      System.gc();
      Thread.sleep(10);
    }
    return Refs.counts(probe).elements();
  }

  private static void overflows(Probe probe, int times) {
    for (int i = 0; i < times; i++) overflow(probe, i);
  }

  private static Object[] overflow(Probe probe, int form) {
    elements = new Object[1 << 16];
    try {
      if (form % 3 == 0) small(probe, 0);
      else if (form % 3 == 1) medium(probe, 0, 1, 2);
      else large(probe, 0, 1, 2, 3, 4, 5);
    } catch (StackOverflowError e) {
      // As it should.
    }
    return elements;
  }

  private static int held(Object[] array, Probe probe) {
    int held = 0;
    for (Object element : array) held += element == probe ? 1 : 0;
    return held;
  }

  private static int small(Probe probe, int depth) {
    elements[depth] = probe;
    return small(probe, depth + 1) + 1;
  }

  private static long medium(Probe probe, int depth, long a, long b) {
    elements[depth] = probe;
    return medium(probe, depth + 1, a + depth, b + 1) + a + b;
  }

  private static long large(Probe probe, int depth, long a, long b, long c, long d, long e) {
    elements[depth] = probe;
    return large(probe, depth + 1, a + depth, b + 1, c, d + 2, e) + a + b + c + d + e;
  }
}

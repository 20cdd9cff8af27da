package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;

/** Arrays are copied where the stack is about to overflow, on and on: what a copy stored is counted. */
public final class OverflowingCopies {
  private static final int ROUNDS = 200;
  /** Small: a round is to be short. */
  private static final int STACK = 256 * 1024;

  private static Object[] full;
  private static Object[] empty;
  private static Object[] target;

  private static int wrong;

  public static void main(String[] args) throws InterruptedException {
    Thread thread = new Thread(null, OverflowingCopies::overflow, "overflowing", STACK);
    thread.start();
    thread.join();
    equal("rounds after which a count was wrong", 0, wrong);
    Expect.done();
  }

  private static void overflow() {
    Probe probe = new Probe();
    full = new Object[] {probe, probe, probe};
    empty = new Object[full.length];
    target = new Object[full.length];
    for (int round = 0; round < ROUNDS; round++) {
      try {
        endless(round % 7);
      } catch (StackOverflowError e) {
        int held = 0;
        for (int i = 0; i < target.length; i++) held += target[i] == null ? 0 : 1;
        wrong += Refs.counts(probe).elements() == full.length + held ? 0 : 1;
      }
    }
  }

  /** Parameters make frames of several sizes: the stack ends at another instruction each time. */
  private static int endless(int way) {
    System.arraycopy(full, 0, target, 0, target.length);
    System.arraycopy(empty, 0, target, 0, target.length);
    return switch (way) {
      case 0 -> endless(way) + 1;
      case 1 -> wider(1L, way);
      default -> wider(way, way - 1);
    };
  }

  private static int wider(long one, int way) {
    double two = one + way;
    return (int) (endless(way) + two);
  }
}

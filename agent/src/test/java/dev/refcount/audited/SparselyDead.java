package dev.refcount.audited;

import dev.refcount.Refs;
import java.util.Arrays;
import java.util.List;

/**
 * Few objects die among many: a full collection may leave those where they are, and they refer to what has moved. An
 * audit follows, and a way to a root.
 */
final class SparselyDead {
  private static final int MANY = 400_000;
  private static Pair[] dense;
  private static Pair[] moved;
  static final Item ITEM = new Item();

  private static final class Pair {
    Object one;
  }

  private SparselyDead() {}

  public static void main(String[] arguments) {
    dense = pairs();
    System.gc();
    moved = pairs();
    for (int i = 0; i < MANY; i++) {
      moved[i].one = new byte[i % 40];
    }
    System.gc();
    for (int i = 0; i < MANY; i++) {
      dense[i].one = moved[i];
    }
    for (int i = 0; i < MANY; i++) {
      if (i % 100 == 0) {
        dense[i] = null;
      } else {
        dense[i].one = null;
      }
    }
    moved = null;
    for (int i = 0; i < 3; i++) {
      System.out.println(audit());
    }
  }

  private static Pair[] pairs() {
    Pair[] pairs = new Pair[MANY];
    for (int i = 0; i < MANY; i++) {
      pairs[i] = new Pair();
    }
    return pairs;
  }

  private static Object audit() {
    try {
      List<?> drifts = Refs.audit().drifts();
      fill();
      return drifts;
    } catch (IllegalStateException refused) {
      return refused.getMessage();
    }
  }

  /** Where the dead refer to there is something else now. */
  private static void fill() {
    byte[][] junk = new byte[20_000][];
    for (int i = 0; i < junk.length; i++) {
      junk[i] = new byte[1_000];
      Arrays.fill(junk[i], (byte) 0x5b);
    }
  }
}

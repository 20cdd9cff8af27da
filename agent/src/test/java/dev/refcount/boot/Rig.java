package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.BooleanSupplier;
import jdk.internal.misc.Unsafe;

/** Stores as woven code does, by hand: first the store, then the ledger hears of it. */
public final class Rig {
  public static final int SITE = Sites.add(new Place("Rig", "store", null, 1, "[]"));
  private static final Unsafe U = Unsafe.getUnsafe();

  /** Counted from birth, by {@link TestTagger}. */
  public static final class Counted {
    public Object left;
    public Object right;
  }

  /** A holder that is not counted itself. */
  static final class Holding implements Cloneable {
    static Object shared;
    Object field;
    volatile Object other;

    @Override
    public Holding clone() {
      try {
        return (Holding) super.clone();
      } catch (CloneNotSupportedException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }

  private Rig() {}

  public static void put(Object holder, String field, Object value) {
    put(holder, field, value, SITE);
  }

  public static void put(Object holder, String field, Object value, int site) {
    long offset = U.objectFieldOffset(holder.getClass(), field);
    U.putReference(holder, offset, value);
    Ledger.sync(holder, offset, value, site);
  }

  static void putShared(Object value) {
    putStatic(Holding.class, "shared", value);
  }

  public static void putStatic(Class<?> holder, String field, Object value) {
    long offset = U.objectFieldOffset(holder, field);
    U.putReference(holder, offset, value);
    Ledger.sync(holder, offset, value, SITE);
  }

  public static void put(Object[] array, int index, Object value) {
    put(array, index, value, SITE);
  }

  public static void put(Object[] array, int index, Object value, int site) {
    array[index] = value;
    Ledger.syncElement(array, index, value, site);
  }

  /** From now on it is so late, if no agent's clock runs: in milliseconds. */
  public static void time(int now) {
    Clock.now = now;
  }

  /** Asserts fields + statics + elements + locals. */
  static void assertCounts(int fields, int statics, int elements, int locals, Object object) {
    Node node = Nodes.of(object);
    assertEquals(
        fields + " " + statics + " " + elements + " " + locals,
        node.count(Kind.FIELD) + " " + node.count(Kind.STATIC) + " " + node.count(Kind.ELEMENT)
            + " " + node.count(Kind.LOCAL));
    assertEquals(fields + statics + elements + locals, node.count());
  }

  /** Collects and reaps until it is so, or fails after some seconds. */
  static void collectUntil(BooleanSupplier reached) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not reached, however often the collector ran");
      }
      System.gc();
      Thread.sleep(5);
      Reaper.drain();
    }
  }
}

package dev.refcount.reclaimed;

import dev.refcount.Collection;
import dev.refcount.Gc;

/** Drops a counted object while a small part of the heap is left, and one more where there is room again. */
public final class NearlyFull {
  private static final int PIECE = 1 << 16;
  private static final long LEFT = 4 << 20;

  private NearlyFull() {}

  public static void main(String[] arguments) throws InterruptedException {
    Object[] fill = fill();
    drop();
    fill = null;
    drop();
  }

  private static Object[] fill() {
    Runtime vm = Runtime.getRuntime();
    System.gc();
    Object[] fill = null;
    while (vm.maxMemory() - vm.totalMemory() + vm.freeMemory() > LEFT) {
      fill = new Object[] {fill, new byte[PIECE]};
    }
    return fill;
  }

  private static void drop() throws InterruptedException {
    long before = Gc.lastCollection().number();
    new Vertex();
    while (Gc.lastCollection().number() == before) {
      System.gc();
      Thread.sleep(10);
    }
    Collection last = Gc.lastCollection();
    System.out.println(last.verdicts().countedOut() + " counted out, by " + last.collector());
  }
}

package dev.refcount.reclaimed;

import dev.refcount.Gc;
import dev.refcount.Refs;

/** What the ledger tells of before the program has made anything that is counted. */
public final class AtTheStart {
  private AtTheStart() {}

  public static void main(String[] arguments) {
    System.out.println(Gc.getObjects() + " " + Refs.tagged(Object.class));
    Gc.freeze();
    System.out.println(Gc.getFreezeCount() + " frozen");
    Gc.collect();
    System.out.println(Gc.lastCollection().candidates() + " before the collection");
  }
}

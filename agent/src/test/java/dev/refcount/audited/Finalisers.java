package dev.refcount.audited;

import dev.refcount.Audit;
import dev.refcount.Refs;

/**
 * Objects that the collector finds dead and keeps for their {@code finalize()}, with all that they lead to. An audit is
 * the first to collect them; with an argument, a dump is written while the first of them is being finalised.
 */
public final class Finalisers {
  private static volatile boolean goOn = true;
  private static volatile int finalised;
  private static Item shared = new Item();

  /** Refers to the item as its owner does, and has no finaliser. */
  private static final class Part {
    private final Item item;

    Part(Item item) {
      this.item = item;
    }
  }

  private static final class Owner {
    private final Item item;
    private final Part part;

    Owner(Item item) {
      this.item = item;
      part = new Part(item);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
      while (!goOn) {
        Thread.onSpinWait();
      }
      finalised += part.item == item ? 1 : 0;
    }
  }

  private Finalisers() {}

  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < 1000; i++) {
      new Owner(shared);
    }
    System.out.println("finalised: " + finalised);
    if (arguments.length > 0) {
      goOn = false;
      Busy.dump(arguments[0]);
      goOn = true;
    }
    Audit audit = Refs.audit();
    System.out.println("finalised: " + finalised + ", drifts: " + audit.drifts() + ", repaired: " + audit.repaired());
  }
}

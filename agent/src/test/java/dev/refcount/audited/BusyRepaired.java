package dev.refcount.audited;

import dev.refcount.Refs;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Is audited and repaired while two threads go on storing; then tells how many counts are wrong. */
final class BusyRepaired {
  private static final Numbered[] ITEMS = new Numbered[2_000];
  private static final AtomicReferenceArray<Numbered> SLOTS = new AtomicReferenceArray<>(50_000);
  private static volatile boolean ends;
  private static Object before;

  private BusyRepaired() {}

  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < ITEMS.length; i++) {
      ITEMS[i] = new Numbered(i);
    }
    Thread[] threads = {new Thread(BusyRepaired::store), new Thread(BusyRepaired::store)};
    for (Thread thread : threads) {
      thread.start();
    }
    boolean drifted = true;
    for (int i = 0; i < 3; i++) {
      // Refers to an object that is given to be counted only then.
      before = new Object();
      Refs.tag(before);
      drifted &= !Refs.audit().drifts().isEmpty();
    }
    ends = true;
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(drifted + ", then wrong: " + wrong());
    // What referred to an object beforehand may be out of a busy repair's reach.
    System.out.println(Refs.audit().drifts().stream().filter(drift -> drift.type().endsWith("Numbered")).toList());
  }

  private static void store() {
    Random random = new Random(7);
    while (!ends) {
      SLOTS.set(random.nextInt(SLOTS.length()), random.nextBoolean() ? null : ITEMS[random.nextInt(ITEMS.length)]);
    }
  }

  private static int wrong() {
    int[] held = new int[ITEMS.length];
    for (int i = 0; i < SLOTS.length(); i++) {
      Numbered item = SLOTS.get(i);
      if (item != null) {
        held[item.number]++;
      }
    }
    int wrong = 0;
    for (Numbered item : ITEMS) {
      // That of ITEMS is one more.
      wrong += Refs.counts(item).elements() == held[item.number] + 1 ? 0 : 1;
    }
    return wrong;
  }

  private static final class Numbered {
    final int number;

    Numbered(int number) {
      this.number = number;
    }
  }
}

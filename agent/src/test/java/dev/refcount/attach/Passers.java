package dev.refcount.attach;

import dev.refcount.Refs;
import java.util.ArrayList;
import java.util.List;

/** Objects that come and go, more of them between two collections than the ledger has room for. */
final class Passers {
  private static final int MOST = 1_000_000;

  private static Passers last;

  public static void main(String[] arguments) throws InterruptedException {
    List<Passers> stay = new ArrayList<>();
    stay.add(new Passers());
    System.out.println("one that stays: " + Refs.count(stay.get(0)));
    for (int i = 0; i < MOST && (last == null || Refs.isTagged(last)); i++) {
      last = new Passers();
    }
    stay.add(last);
    System.out.println("one too many is counted: " + Refs.isTagged(stay.get(1)));

    for (int i = 0; i < 1_000 && !Refs.isTagged(last); i++) {
      System.gc();
      Thread.sleep(5);
      last = new Passers();
    }
    stay.add(last);
    last = null;
    System.out.println("one with room again: " + Refs.count(stay.get(2)));
    // It was stored where nobody counted: from no store on can its references be known.
    stay.add(stay.get(1));
    System.out.println("the one too many is counted: " + Refs.isTagged(stay.get(1)));
    System.out.println("the one that stays: " + Refs.count(stay.get(0)));
  }
}

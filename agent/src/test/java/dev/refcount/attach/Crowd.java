package dev.refcount.attach;

import dev.refcount.Refs;
import java.util.ArrayList;
import java.util.List;

/** More objects than a small ledger has room for, each held once by a list and once by a field. */
final class Crowd {
  private static final int ALL = 20_000;

  private final Crowd next;

  private Crowd(Crowd next) {
    this.next = next;
  }

  public static void main(String[] arguments) {
    List<Crowd> crowd = new ArrayList<>(ALL);
    for (int i = 0; i < ALL; i++) {
      crowd.add(new Crowd(i == 0 ? null : crowd.get(i - 1)));
    }
    int tagged = 0;
    int exact = 0;
    boolean again = false;
    for (int i = 0; i < ALL; i++) {
      boolean is = Refs.isTagged(crowd.get(i));
      tagged += is ? 1 : 0;
      exact += is && Refs.count(crowd.get(i)) == (i < ALL - 1 ? 2 : 1) ? 1 : 0;
      again |= is && i > ALL / 2;
    }
    System.out.println(tagged > 100 && tagged < 2_000 ? "some are tagged" : tagged + " are tagged");
    System.out.println(exact == tagged ? "their counts are exact" : exact + " counts are exact");
    System.out.println(again ? "tagged again later" : "none later");
    System.out.println(crowd.get(ALL - 1).next == crowd.get(ALL - 2));
  }
}

package dev.refcount.stores;

import java.util.ArrayList;
import java.util.List;

/** Keeps all that it makes, until memory has run out, and dies of it. */
public final class DiesOfWant {
  private DiesOfWant() {}

  public static void main(String[] arguments) {
    List<Object> all = new ArrayList<>();
    while (true) {
      Probe probe = new Probe();
      all.add(new Probe[] {probe});
      all.add(probe);
    }
  }
}

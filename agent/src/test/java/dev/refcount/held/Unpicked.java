package dev.refcount.held;

import dev.refcount.Refs;
import java.util.Set;
import java.util.TreeSet;

/** Asks about objects of a class of which some are counted. */
public final class Unpicked {
  private static final int OBJECTS = 1_000;

  private Unpicked() {}

  public static void main(String[] arguments) {
    Set<String> messages = new TreeSet<>();
    for (int i = 0; i < OBJECTS; i++) {
      Tenant tenant = new Tenant();
      try {
        Refs.count(tenant);
      } catch (IllegalArgumentException notPicked) {
        messages.add(notPicked.getMessage());
        Refs.count(Refs.tag(tenant));
      }
    }
    System.out.println(messages);
  }
}

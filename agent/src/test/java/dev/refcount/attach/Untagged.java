package dev.refcount.attach;

import dev.refcount.Refs;

/** Asks for the counts of what is not counted. */
final class Untagged {
  private Untagged() {}

  public static void main(String[] arguments) {
    Object[] objects = {new Untagged(), new Untagged[1], new int[1][1], new int[1]};
    for (Object object : objects) {
      try {
        System.out.println(Refs.count(object));
      } catch (IllegalArgumentException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}

package dev.refcount.attach;

import dev.refcount.Refs;

/** What the agent knows of a place it asks for the first time where the stack has come to its end. */
final class Overflowing {
  private Overflowing() {}

  public static void main(String[] arguments) {
    ListedItem item = new ListedItem();
    for (int i = 0; i < 5; i++) {
      try {
        endless(item, i);
      } catch (StackOverflowError e) {
        System.out.println("the stack has overflowed");
      }
    }
    System.out.println(Refs.counts(item));
  }

  private static int endless(ListedItem item, int number) {
    ListedItem one = item;
    ListedItem other = one;
    return endless(other, number) + one.hashCode();
  }
}

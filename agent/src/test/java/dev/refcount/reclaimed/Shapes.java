package dev.refcount.reclaimed;

import dev.refcount.Collection;
import dev.refcount.Cycle;
import dev.refcount.Gc;
import java.util.Arrays;

/** Shapes of garbage, one after the other; prints what each collection could reclaim, and why. */
public final class Shapes {
  static final String EXPECTED =
      """
      counted out: 0, counted out 1
      a chain: 0, counted out 1 cascade 4
      itself: 1, cycle 1, a cycle of 1 closed by itself
      two: 2, cycle 2, a cycle of 2 closed by two
      a doubly linked list: 10, cycle 10, a cycle of 10 closed by doublyLinked
      a tree with parent pointers: 7, cycle 7, a cycle of 7 closed by tree
      a tail: 5, cycle 5, a cycle of 2 closed by tail
      a bridge: 4, cycle 4, a cycle of 2 closed by bridge, a cycle of 2 closed by bridge
      a ring: 100000, cycle 100000, a cycle of 100000 closed by ring
      held from outside: 0,
      no longer: 2, cycle 2, a cycle of 2 closed by held
      with an array: 0, with holder 3
      """;

  private static Vertex outside;

  private Shapes() {}

  public static void main(String[] arguments) {
    Gc.collect();
    show("counted out", () -> new Vertex().e0 = null);
    show("a chain", Shapes::chain);
    show("itself", Shapes::itself);
    show("two", Shapes::two);
    show("a doubly linked list", Shapes::doublyLinked);
    show("a tree with parent pointers", () -> tree(2, null));
    show("a tail", Shapes::tail);
    show("a bridge", Shapes::bridge);
    show("a ring", Shapes::ring);
    show("held from outside", Shapes::held);
    show("no longer", () -> outside = null);
    show("with an array", Shapes::array);
  }

  private static void show(String shape, Runnable make) {
    make.run();
    StringBuilder line = new StringBuilder(shape).append(": ").append(Gc.collect()).append(',');
    Collection collection = Gc.lastCollection();
    number(line, " counted out ", collection.verdicts().countedOut());
    number(line, " cascade ", collection.verdicts().cascade());
    number(line, " cycle ", collection.verdicts().cycle());
    number(line, " with holder ", collection.verdicts().withHolder());
    number(line, " live variable ", collection.verdicts().liveVariable());
    number(line, " unexplained ", collection.verdicts().unexplained());
    for (Cycle cycle : collection.cycles()) {
      line.append(", a cycle of ").append(cycle.objects());
      line.append(" closed by ").append(cycle.closedAt().method());
    }
    System.out.println(line);
  }

  private static void number(StringBuilder line, String name, long number) {
    if (number != 0) {
      line.append(name).append(number);
    }
  }

  private static void chain() {
    Vertex head = null;
    for (int i = 0; i < 5; i++) {
      Vertex next = new Vertex();
      next.e0 = head;
      head = next;
    }
  }

  private static void itself() {
    Vertex vertex = new Vertex();
    vertex.e0 = vertex;
  }

  private static void two() {
    Vertex one = new Vertex();
    Vertex two = new Vertex();
    one.e0 = two;
    two.e0 = one;
  }

  private static void doublyLinked() {
    Vertex last = new Vertex();
    for (int i = 1; i < 10; i++) {
      Vertex next = new Vertex();
      last.e0 = next;
      next.e1 = last;
      last = next;
    }
  }

  private static Vertex tree(int depth, Vertex parent) {
    Vertex vertex = new Vertex();
    vertex.e2 = parent;
    if (depth > 0) {
      vertex.e0 = tree(depth - 1, vertex);
      vertex.e1 = tree(depth - 1, vertex);
    }
    return vertex;
  }

  private static void tail() {
    Vertex one = new Vertex();
    one.e0 = new Vertex();
    one.e0.e0 = one;
    one.e1 = new Vertex();
    one.e1.e0 = new Vertex();
    one.e1.e1 = new Vertex();
  }

  private static void bridge() {
    Vertex[] four = {new Vertex(), new Vertex(), new Vertex(), new Vertex()};
    four[0].e0 = four[1];
    four[1].e0 = four[0];
    four[2].e0 = four[3];
    four[3].e0 = four[2];
    four[1].e1 = four[2];
    Arrays.fill(four, null);
  }

  private static void ring() {
    Vertex first = new Vertex();
    Vertex last = first;
    for (int i = 1; i < 100_000; i++) {
      Vertex next = new Vertex();
      last.e0 = next;
      last = next;
    }
    last.e0 = first;
  }

  private static void held() {
    Vertex one = new Vertex();
    Vertex two = new Vertex();
    one.e0 = two;
    two.e0 = one;
    outside = one;
  }

  private static void array() {
    Vertex[] three = {new Vertex(), new Vertex(), null};
    three[0].e0 = new Vertex();
    three[2] = three[1];
  }
}

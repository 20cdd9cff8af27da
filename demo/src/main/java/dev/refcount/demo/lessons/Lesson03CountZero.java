package dev.refcount.demo.lessons;

import static dev.refcount.Refs.count;
import static dev.refcount.demo.board.Board.compile;
import static dev.refcount.demo.board.Board.millisSince;
import static dev.refcount.demo.board.Board.reclaimed;
import static dev.refcount.demo.board.Board.say;
import static dev.refcount.demo.board.Board.step;
import static java.lang.System.nanoTime;

import dev.refcount.Gc;
import dev.refcount.Refs;
import dev.refcount.demo.board.Board;

/** The last name goes, and the object, later. */
public class Lesson03CountZero {
  static class Cup {}

  // Some of it lives for a while, as in any program.
  static final byte[][] garbage = new byte[1000][];

  public static void main(String[] args) {
    Board.open();

    Cup a = new Cup();
    Cup b = a;
    step("two names", "a", a, "b", b);
    say("count of a", count(a));

    b = null;
    step("b = null", "a", a, "b", b);
    say("count of a now", count(a));

    long zero = nanoTime();
    a = null;
    step("a = null", "a", a, "b", b);

    // Nothing happens until memory is short.
    int made = 0;
    while (!reclaimed("Cup")) {
      garbage[made++ % 1000] = new byte[10_000];
    }
    int left = Refs.tagged(Cup.class).size();
    var drag = Gc.lastCollection().dragMs();
    double late = millisSince(zero);
    step("a collection came");
    say("cups left", left);
    say("KB made meanwhile", 10 * made);
    say("drag in ms", drag.max());
    say("ms later", late);

    step("using the name");
    try {
      a.hashCode();
    } catch (NullPointerException e) {
      say("at run time", e.getMessage());
    }
    say("javac", compile("Object c; c.hashCode();"));
  }
}

package dev.refcount.demo.lessons;

import static dev.refcount.Refs.count;
import static dev.refcount.demo.board.Board.say;
import static dev.refcount.demo.board.Board.step;

import dev.refcount.demo.board.Board;

/** Two names for one object. */
public class Lesson02TwoNames {
  static class Cup {}

  public static void main(String[] args) {
    Board.open();

    Cup a = new Cup();
    step("one name", "a", a);
    say("count with one name", count(a));

    Cup b = a;
    step("b = a: no copy", "a", a, "b", b);
    say("a == b", a == b);
    say("count of a", count(a));
    say("count of b", count(b));

    b = new Cup();
    step("b is bound anew", "a", a, "b", b);
    say("a == b now", a == b);
    say("count of a now", count(a));
    say("count of b now", count(b));
  }
}

package dev.refcount.demo.lessons;

import static dev.refcount.Refs.count;
import static dev.refcount.demo.board.Board.say;
import static dev.refcount.demo.board.Board.step;

import dev.refcount.demo.board.Board;

/** One object, one name. */
public class Lesson01OneName {
  static class Cup {}

  static int inside(Cup cup) {
    return count(cup);
  }

  public static void main(String[] args) {
    Board.open();

    Cup a = new Cup();
    step("one object, one name", "a", a);
    say("count of a", count(a));

    step("a parameter is a name too", "a", a);
    say("count inside", inside(a));

    step("the parameter is gone", "a", a);
    say("count after", count(a));
  }
}

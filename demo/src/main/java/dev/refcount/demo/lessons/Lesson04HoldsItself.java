package dev.refcount.demo.lessons;

import static dev.refcount.Refs.count;
import static dev.refcount.Refs.tag;
import static dev.refcount.demo.board.Board.say;
import static dev.refcount.demo.board.Board.step;

import dev.refcount.Gc;
import dev.refcount.demo.board.Board;
import java.util.ArrayList;

/** A list that holds itself. */
public class Lesson04HoldsItself {
  public static void main(String[] args) {
    Board.open();
    Gc.collect();

    ArrayList<Object> x = tag(new ArrayList<>());
    x.add(x);
    step("x.add(x)", "x", x);
    say("count of x", count(x));

    System.out.println(x);
    step("printed", "x", x);
    say("count after printing", count(x));

    x = null;
    step("x = null", "x", x);

    int found = Gc.collect();
    step("after Gc.collect()", "x", x);
    say("Gc.collect()", found);
  }
}

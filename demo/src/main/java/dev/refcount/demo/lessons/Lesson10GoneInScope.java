package dev.refcount.demo.lessons;

import static dev.refcount.Refs.count;
import static dev.refcount.demo.board.Board.say;
import static dev.refcount.demo.board.Board.step;

import dev.refcount.Gc;
import dev.refcount.demo.board.Board;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;

/** A variable in scope whose object is gone. */
public class Lesson10GoneInScope {
  static class Cup {}

  public static void main(String[] args) {
    Board.open();
    dropped();
    fenced();
  }

  static void dropped() {
    Cup cup = new Cup();
    var weak = new WeakReference<>(cup);
    step("a cup, and a long loop", "cup", cup);
    say("count of cup", count(cup));
    for (int i = 1; i < 2_000_000; i++) {
      if (i % 100_000 == 0) {
        Gc.collect();
        if (weak.refersTo(null)) {
          break;
        }
      }
    }
    step("the loop is over");
    say("gone", weak.refersTo(null));
    var why = Gc.lastCollection().verdicts();
    say("by a live variable", why.liveVariable());
    // Here cup is still in scope.
  }

  static void fenced() {
    Cup cup = new Cup();
    var weak = new WeakReference<>(cup);
    step("a cup with a fence", "cup", cup);
    for (int i = 1; i < 2_000_000; i++) {
      if (i % 100_000 == 0) {
        Gc.collect();
      }
    }
    step("this loop is over too");
    say("gone behind the fence", weak.refersTo(null));
    Reference.reachabilityFence(cup);
  }
}

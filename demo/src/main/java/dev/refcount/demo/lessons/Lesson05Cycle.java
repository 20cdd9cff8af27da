package dev.refcount.demo.lessons;

import static dev.refcount.Refs.count;
import static dev.refcount.demo.board.Board.millisSince;
import static dev.refcount.demo.board.Board.say;
import static dev.refcount.demo.board.Board.step;
import static java.lang.System.nanoTime;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.refcount.Gc;
import dev.refcount.Refs;
import dev.refcount.demo.board.Board;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;

/** Two that hold each other. */
public class Lesson05Cycle {
  static class Node {
    Node other;
  }

  public static void main(String[] args)
      throws Exception {
    Board.open();

    Node a = new Node();
    Node b = new Node();
    a.other = b;
    b.other = a;
    step("each holds the other", "a", a, "b", b);
    say("count of a", count(a));
    say("count of b", count(b));

    var weak = new WeakReference<>(a);
    var order = new StringBuffer();
    var cleaned = new CountDownLatch(1);
    Cleaner.create().register(a, () -> {
      order.append(weak.refersTo(null)
          ? "weak reference, cleaner" : "cleaner");
      cleaned.countDown();
    });

    a = null;
    b = null;
    step("both names are gone");
    say("count of a still", count(weak.get()));
    say("released", Refs.released(weak.get()));

    long asked = nanoTime();
    int found = Gc.collect();
    boolean ran = cleaned.await(10, SECONDS);
    double late = millisSince(asked);
    step("after Gc.collect()");
    say("Gc.collect()", found);
    say("weak answers", weak.get() != null);
    say("cleaner ran", ran);
    say("order", order);
    say("ms till then", late);
  }
}

package dev.refcount.demo.lessons;

import static dev.refcount.demo.board.Board.say;
import static dev.refcount.demo.board.Board.step;

import dev.refcount.Gc;
import dev.refcount.Refs;
import dev.refcount.demo.board.Board;

/** How late the collector is. */
public class Lesson06Drag {
  static class Parcel {
    Parcel other;
  }

  static byte[] garbage;

  public static void main(String[] args)
      throws Exception {
    Board.open();

    step("a thousand parcels, dropped at once");
    for (int i = 0; i < 1000; i++) {
      Parcel parcel = new Parcel();
      garbage = new byte[100_000];
      if (i % 10 == 0) {
        Thread.sleep(1);
      }
    }
    int early = Refs.tagged(Parcel.class).size();
    say("still in memory", early);
    Gc.collect();
    var parcels = Refs.report().classes().get(0);
    var drag = parcels.dragMs();
    say("half waited ms", drag.p50());
    say("nine of ten ms", drag.p90());
    say("longest ms", drag.max());

    step("a hundred pairs, dropped at once");
    for (int i = 0; i < 100; i++) {
      Parcel one = new Parcel();
      Parcel two = new Parcel();
      one.other = two;
      two.other = one;
    }
    say("found in pairs", Gc.collect());
    long left = Refs.tagged(Parcel.class).size();
    say("left", left);
    say("pause ms", Gc.lastCollection().pauseMs());
    say("collector", Gc.lastCollection().collector());
  }
}

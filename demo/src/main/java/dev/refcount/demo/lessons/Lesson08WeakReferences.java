package dev.refcount.demo.lessons;

import static dev.refcount.Refs.count;
import static dev.refcount.demo.board.Board.say;
import static dev.refcount.demo.board.Board.step;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.refcount.demo.board.Board;
import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;

/** References that keep nothing alive. */
public class Lesson08WeakReferences {
  static class Cup {}

  public static void main(String[] args)
      throws Exception {
    Board.open();

    Cup cup = new Cup();
    step("one cup, one name", "cup", cup);
    say("count before", count(cup));

    var weak = new WeakReference<>(cup);
    var queue = new ReferenceQueue<Cup>();
    var phantom = new PhantomReference<>(cup, queue);
    var owners = new WeakHashMap<Cup, String>();
    owners.put(cup, "Ada");
    // The action must not mention the cup.
    var cleaned = new CountDownLatch(1);
    var cleaner = Cleaner.create();
    cleaner.register(cup, cleaned::countDown);
    step("four weak ones", "cup", cup, "weak", weak);
    say("count with weak ones", count(cup));
    say("weak answers", weak.get() != null);
    say("phantom answers", phantom.get() != null);
    say("owners", owners.size());

    cup = null;
    step("cup = null", "weak", weak);
    say("weak still answers", weak.get() != null);

    System.gc();
    boolean ran = cleaned.await(10, SECONDS);
    boolean queued = queue.remove(10_000) == phantom;
    int patience = 10_000;
    while (owners.size() > 0 && patience-- > 0) {
      Thread.sleep(1); // The map may hear last.
    }
    step("after a collection", "weak", weak);
    say("weak answers now", weak.get() != null);
    say("phantom queued", queued);
    say("cleaner ran", ran);
    say("owners left", owners.size());

    var soft = new SoftReference<>(new Cup());
    System.gc();
    step("softly, with room", "soft", soft);
    say("soft answers", soft.get() != null);

    int hoarded = 0;
    try {
      var hoard = new ArrayList<byte[]>();
      while (true) {
        hoard.add(new byte[1_000_000]);
        hoarded++;
      }
    } catch (OutOfMemoryError full) {
      step("softly, without room", "soft", soft);
    }
    say("soft answers now", soft.get() != null);
    say("MB hoarded till then", hoarded);
  }
}

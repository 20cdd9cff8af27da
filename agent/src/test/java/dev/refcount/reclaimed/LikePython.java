package dev.refcount.reclaimed;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Gc;
import dev.refcount.forked.Expect;
import java.util.List;
import java.util.Map;

/** What Python's {@code gc} tells beside what was collected. */
public final class LikePython {
  private static Vertex one = new Vertex();
  private static Vertex two = new Vertex();

  private LikePython() {}

  public static void main(String[] arguments) {
    Object other = new Object();
    equal("a tagged object is tracked", true, Gc.isTracked(one));
    equal("another is not", false, Gc.isTracked(other));
    frozen();
    statistics();
    Expect.done();
  }

  private static void frozen() {
    equal("objects", 2, Gc.getObjects().size());
    Gc.freeze();
    equal("frozen", 2, Gc.getFreezeCount());
    equal("objects that are not", 0, Gc.getObjects().size());
    one.e0 = new Vertex();
    equal("the new one", true, Gc.getObjects().size() == 1 && Gc.getObjects().get(0) == one.e0);
    equal("is not frozen", 2, Gc.getFreezeCount());
    two = null;
    Gc.collect();
    equal("one frozen one was reclaimed all the same", 1, Gc.getFreezeCount());
    Gc.freeze();
    equal("frozen anew", 2, Gc.getFreezeCount());
    Gc.unfreeze();
    equal("put back", 0, Gc.getFreezeCount());
    equal("objects again", 2, Gc.getObjects().size());
  }

  private static void statistics() {
    long collections = sum("collections");
    cycle();
    equal("objects in a cycle", 3, Gc.collect());
    equal("collected", 3L, sum("collected"));
    equal("uncollectable", 0L, sum("uncollectable"));
    equal("more collections", true, sum("collections") > collections);
  }

  private static void cycle() {
    Vertex first = new Vertex();
    first.e0 = new Vertex();
    first.e0.e0 = new Vertex();
    first.e0.e0.e0 = first;
    equal("objects and a cycle", 5, Gc.getObjects().size());
  }

  private static long sum(String what) {
    List<Map<String, Long>> all = Gc.getStats();
    return all.stream().mapToLong(each -> each.get(what)).sum();
  }
}

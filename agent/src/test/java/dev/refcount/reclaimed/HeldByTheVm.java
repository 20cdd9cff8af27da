package dev.refcount.reclaimed;

import dev.refcount.Gc;
import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Refs;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What the VM refers to by itself, which no count shows, and what hangs on that: none of it is dead. */
public final class HeldByTheVm {
  static final String EXPECTED =
      """
      of a thread that runs: kept, 1 more than the own variable, by the living
      the thread itself: kept
      of one that has ended: released, 0 more than the own variable, by the dead
      the thread itself: released
      of a class loader: kept, 1 more than the own variable, by the living
      """;

  /** Farther up than a look at what is near goes. */
  private static final int LENGTH = 12;

  private static Class<?> plugged;
  private static volatile boolean over;

  private HeldByTheVm() {}

  public static void main(String[] arguments) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    WeakReference<Vertex> last = new Worker(begun).begin();
    begun.await();
    // No holder of what it has.
    List<Worker> workers = Refs.tagged(Worker.class);
    ask("of a thread that runs", last);
    System.out.println("the thread itself: " + words(Refs.released(workers.get(0))));
    over = true;
    workers.get(0).join();
    // Up to JDK 18 it was in an array of its group's that may have grown.
    Gc.collect();
    ask("of one that has ended", last);
    System.out.println("the thread itself: " + words(Refs.released(workers.get(0))));

    ask("of a class loader", plugIn());
  }

  private static void ask(String where, WeakReference<Vertex> last) {
    Vertex vertex = last.get();
    boolean lives =
        Refs.holdings(vertex).stream().filter(each -> each.kind() == Kind.FIELD).allMatch(Holding::live);
    System.out.println(
        where + ": " + words(Refs.releasedElsewhere(vertex)) + ", " + (Refs.liveCount(vertex) - 1)
            + " more than the own variable, by the " + (lives ? "living" : "dead"));
  }

  private static String words(boolean released) {
    return released ? "released" : "kept";
  }

  private static Vertex above(Vertex last) {
    Vertex top = last;
    for (int i = 0; i < LENGTH; i++) {
      Vertex next = new Vertex();
      next.e0 = top;
      top = next;
    }
    return top;
  }

  /** Only the class that it has defined leads to it. */
  private static WeakReference<Vertex> plugIn() throws IOException {
    Loader loader = new Loader();
    plugged = loader.plug();
    Refs.tag(loader);
    Vertex end = new Vertex();
    loader.first = above(end);
    return new WeakReference<>(end);
  }

  /** Nothing refers to it but the VM. */
  private static final class Worker extends Thread {
    private final CountDownLatch begun;
    private final Vertex first;
    private final WeakReference<Vertex> last;

    Worker(CountDownLatch begun) {
      this.begun = begun;
      Vertex end = new Vertex();
      last = new WeakReference<>(end);
      first = above(end);
    }

    WeakReference<Vertex> begin() {
      start();
      return last;
    }

    @Override
    public void run() {
      begun.countDown();
      while (!over) {
        // Whatever it waited for would refer to it.
        Thread.onSpinWait();
      }
    }
  }

  /** Defined by the loader. */
  static final class Plug {}

  private static final class Loader extends ClassLoader {
    Vertex first;

    Class<?> plug() throws IOException {
      try (InputStream in = HeldByTheVm.class.getResourceAsStream("HeldByTheVm$Plug.class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(Plug.class.getName(), bytes, 0, bytes.length);
      }
    }
  }
}

package dev.refcount.reclaimed;

import dev.refcount.Collection;
import dev.refcount.Gc;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener asks for another collection, while the thread that has asked for the first waits for what it found. */
public final class CollectingListener {
  private static final AtomicInteger TOLD = new AtomicInteger();

  private CollectingListener() {}

  public static void main(String[] arguments) throws Exception {
    try (AutoCloseable listening = Gc.onCollect(CollectingListener::listen)) {
      new Ring();
      System.out.println("the first: " + Gc.collect());
    }
  }

  private static void listen(Collection collection) {
    if (collection.phase().equals("stop") && TOLD.incrementAndGet() == 1) {
      System.out.println("in the listener: " + Gc.collect());
    }
  }

  private static final class Ring {
    Ring() {
      Vertex vertex = new Vertex();
      vertex.e0 = vertex;
    }
  }
}

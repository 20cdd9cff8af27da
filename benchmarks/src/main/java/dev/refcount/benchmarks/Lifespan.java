package dev.refcount.benchmarks;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The program whose objects {@link Lifespans} watches: drops a thousand at once, and prints for each round
 * how many collections it took until the last of them was gone, {@code young N} or {@code old N}.
 *
 * <p>It looks through weak references of its own, and so in the same way with the agent and without.
 */
public final class Lifespan {
  private static final int OBJECTS = 1_000;
  /** Collections after which an object is in the old generation, with every collector's default. */
  private static final int AGED = 17;
  /** Enough to fill a small heap many times; who is not gone by then is not reclaimed at all. */
  private static final int MOST_CHUNKS = 1 << 20;

  private static Payload[] held;
  /** What is allocated in between: a field, so that the compiler can't leave it out. */
  private static byte[] chunk;

  private Lifespan() {}

  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    for (int round = 0; round < rounds; round++) {
      System.out.println("young " + young());
      System.out.println("old " + old());
    }
  }

  /** Dropped right after birth; the collector comes when the space for new objects is full. */
  private static long young() {
    List<WeakReference<Payload>> watched = born();
    held = null;
    long before = collections();
    for (int i = 0; i < MOST_CHUNKS && !gone(watched); i++) {
      for (int k = 0; k < 64; k++) {
        chunk = new byte[1024];
      }
    }
    return gone(watched) ? collections() - before : Long.MAX_VALUE;
  }

  /** Dropped after it has survived many collections; the collector is asked to come. */
  private static long old() {
    List<WeakReference<Payload>> watched = born();
    for (long until = collections() + AGED; collections() < until; ) {
      chunk = new byte[1024];
    }
    held = null;
    long asked = 0;
    while (asked < 20 && !gone(watched)) {
      System.gc();
      asked++;
    }
    return gone(watched) ? asked : Long.MAX_VALUE;
  }

  private static List<WeakReference<Payload>> born() {
    held = Payload.several(OBJECTS);
    List<WeakReference<Payload>> watched = new ArrayList<>();
    for (Payload each : held) {
      watched.add(new WeakReference<>(each));
    }
    return watched;
  }

  private static boolean gone(List<WeakReference<Payload>> watched) {
    for (WeakReference<Payload> each : watched) {
      if (!each.refersTo(null)) {
        return false;
      }
    }
    return true;
  }

  /** Of pauses and cycles together: a collector that counts both counts each in both runs. */
  private static long collections() {
    long sum = 0;
    for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
      sum += Math.max(0, each.getCollectionCount());
    }
    return sum;
  }
}

package dev.refcount.reclaimed;

import dev.refcount.Gc;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.Deflater;

/** Lets go of a cycle of old objects while another thread deflates, for which it is in a JNI critical region. */
public final class CriticalRegion {
  private static Vertex kept;

  private CriticalRegion() {}

  public static void main(String[] arguments) throws InterruptedException {
    byte[] input = new byte[24 << 20];
    new Random(1).nextBytes(input);
    byte[] output = new byte[input.length + (1 << 20)];
    for (int round = 0; round < 3; round++) {
      build();
      Gc.collect();
      CountDownLatch begun = new CountDownLatch(1);
      Thread deflates = new Thread(() -> {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(input);
        deflater.finish();
        begun.countDown();
        deflater.deflate(output);
        deflater.end();
      });
      deflates.start();
      begun.await();
      Thread.sleep(100);
      kept = null;
      System.out.println(Gc.collect());
      deflates.join();
    }
  }

  private static void build() {
    Vertex one = new Vertex();
    Vertex other = new Vertex();
    one.set(0, other);
    other.set(0, one);
    kept = one;
  }
}

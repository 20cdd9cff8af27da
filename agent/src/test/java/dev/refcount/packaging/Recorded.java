package dev.refcount.packaging;

import dev.refcount.Gc;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;

/** Lets go of a cycle of two and of one that is in no cycle, once the recorder knows the events. */
public final class Recorded {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

  static final class Item {
    Item other;
  }

  private static Item last;

  private Recorded() {}

  public static void main(String[] arguments) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (FlightRecorder.getFlightRecorder().getEventTypes().stream()
        .noneMatch(type -> type.getName().equals("dev.refcount.Cycle"))) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the recorder knows no events of refcount");
      }
      Thread.sleep(20);
    }
    last = new Item();
    last.other = new Item();
    last.other.other = last;
    last = new Item();
    last = null;
    System.out.println(Gc.collect());
  }
}

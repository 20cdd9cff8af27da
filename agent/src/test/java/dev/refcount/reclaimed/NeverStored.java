package dev.refcount.reclaimed;

import dev.refcount.Gc;

/** An object that nothing ever refers to, long after the start. */
public final class NeverStored {
  private static final long SOME_TIME_MS = 4_000;
  /** The clock of the hooks may be that late on a machine at its limits. */
  private static final long LATE_MS = SOME_TIME_MS / 2;

  private NeverStored() {}

  public static void main(String[] arguments) throws InterruptedException {
    Thread.sleep(SOME_TIME_MS);
    long born = System.nanoTime();
    new Vertex();
    Gc.collect();
    long most = (System.nanoTime() - born) / 1_000_000 + LATE_MS;
    long drag = Gc.lastCollection().dragMs().max();
    System.out.println(
        Gc.lastCollection().verdicts().countedOut() + " counted out, its drag "
            + (drag <= most ? "begins with its birth" : drag + " ms, born " + most + " ms before at most"));
  }
}

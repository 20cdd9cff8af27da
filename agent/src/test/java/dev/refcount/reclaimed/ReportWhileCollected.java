package dev.refcount.reclaimed;

import dev.refcount.Refs;
import dev.refcount.Report;
import java.lang.ref.Reference;

/** Reports that are read while the collector takes what they are about: each object is living in them, or reclaimed. */
public final class ReportWhileCollected {
  private static final int REPORTS = 20;
  private static final int OBJECTS = 2_000;
  private static final int KEPT = 200_000;

  private ReportWhileCollected() {}

  public static void main(String[] arguments) throws Exception {
    Vertex[] kept = vertices(KEPT);
    int whole = 0;
    for (int i = 1; i <= REPORTS; i++) {
      vertices(OBJECTS);
      int moment = 10 * i;
      Thread collects = new Thread(() -> collect(moment));
      collects.start();
      Report report = Refs.report();
      collects.join();
      whole += isWhole(report, KEPT + (long) i * OBJECTS) ? 1 : 0;
    }
    Reference.reachabilityFence(kept);
    System.out.println(whole + " of " + REPORTS + " reports whole");
    System.out.println(
        "into slots that held none: " + Refs.report().statistics().overwritesOfNull());
  }

  /** Some time after a report has begun. */
  private static void collect(int millis) {
    try {
      Thread.sleep(millis);
      System.gc();
    } catch (InterruptedException nobody) {
      throw new IllegalStateException(nobody);
    }
  }

  /** One reference to each, from an element. */
  private static Vertex[] vertices(int count) {
    Vertex[] all = new Vertex[count];
    for (int i = 0; i < count; i++) {
      all[i] = new Vertex();
    }
    return all;
  }

  private static boolean isWhole(Report report, long born) {
    Report.ClassEntry entry = report.classes().get(0);
    boolean whole =
        entry.born() == born
            && entry.live() + entry.reclaimed().total() == born
            && report.statistics().increments().elements() == born;
    if (!whole) {
      System.err.println(entry + " " + report.statistics());
    }
    return whole;
  }
}

package dev.refcount.reclaimed;

import dev.refcount.Refs;
import dev.refcount.Report;
import dev.refcount.Statistics;
import java.util.concurrent.locks.LockSupport;

/** Reports that are read while threads make objects and store them: the sums of each agree. */
public final class ReportWhileStored {
  private static final int REPORTS = 10;
  private static final int THREADS = 2;
  private static final int SLOTS = 100;

  private static Vertex last;
  private static volatile boolean over;

  private ReportWhileStored() {}

  public static void main(String[] arguments) throws Exception {
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] = new Thread(ReportWhileStored::store);
      threads[i].start();
    }
    int whole = 0;
    for (int i = 0; i < REPORTS; i++) {
      whole += isWhole(Refs.report()) ? 1 : 0;
    }
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(whole + " of " + REPORTS + " reports whole");
  }

  private static void store() {
    Vertex[] row = new Vertex[SLOTS];
    while (!over) {
      for (int i = 0; i < SLOTS; i++) {
        row[i] = new Vertex();
        row[i].e0 = row[SLOTS - 1 - i];
        last = row[i];
      }
      // Else the reports would be of more and more that waits for the collector.
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static boolean isWhole(Report report) {
    long born = 0;
    long made = 0;
    boolean whole = true;
    for (Report.ClassEntry each : report.classes()) {
      born += each.born();
      made += each.increments();
      whole &= each.born() == each.live() + each.reclaimed().total();
      whole &= each.decrements() >= 0 && each.increments() - each.decrements() == each.references().total();
    }
    Statistics sums = report.statistics();
    long atMost = sums.maxima().stream().mapToLong(Long::longValue).sum();
    Report.References letGo = sums.decrements();
    whole &= sums.objects() == born && atMost == born && sums.increments().total() == made;
    whole &= letGo.fields() >= 0 && letGo.statics() >= 0 && letGo.elements() >= 0 && letGo.locals() >= 0;
    if (!whole) {
      System.err.println(report.classes() + " " + sums);
    }
    return whole;
  }
}

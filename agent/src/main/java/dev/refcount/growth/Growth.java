package dev.refcount.growth;

import dev.refcount.Report;
import dev.refcount.boot.OwnWork;
import dev.refcount.boot.Reading;
import dev.refcount.boot.Reaper;
import dev.refcount.boot.Room;
import dev.refcount.boot.Types;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Samples what each place in the code holds, seconds apart, and names those that hold ever more.
 *
 * <p>No sample is taken while the program makes no tagged object, so that idle time looks neither like a
 * leak nor like its end. What waits for the collector is held, too: so nothing is named until a
 * collection has come between, and a report asks for one if there is somebody to name.
 */
public final class Growth implements Runnable {
  private static final long SHORTEST_PERIOD_MILLIS = 1_000;

  /** A sample may take one part in so many of the time. */
  private static final int SHARE = 50;

  private static final int MOST_SAMPLES = 32;

  /** What a busy program keeps the reaper from taking off is left to the next sample. Milliseconds. */
  private static final long PATIENCE = 2_000;

  /** Baseline, middle and end are the least that shows a trend. */
  private static final int LEAST_SAMPLES = 3;

  private static final double MOST_LET_GO = 0.5;

  // Guarded by this.
  private final List<Sample> samples = new ArrayList<>();
  private final Map<Key, Watch> watches = new HashMap<>();
  /** Whether {@link #lastSuspects} has asked for a collection. */
  private boolean collectedLast;
  /** Cleared by the next collection. The platform's beans would tell, and cost a start 0.1 s. */
  private WeakReference<Object> canary = new WeakReference<>(new Object());
  private long forcedAt;
  private long forcedTook;
  private Thread sampler;
  private volatile boolean stopped;
  /** Set where the program ends, which waits for nothing that it can do without. */
  private volatile boolean ending;
  /** Whether the samples so far and one more may show a trend. */
  private volatile boolean hasEnough;
  /** Of the sampler's own samples: that under way is wanted no more. */
  private final AtomicBoolean givenUp = new AtomicBoolean();

  /** Starts sampling, from nothing held. */
  public void start() {
    synchronized (this) {
      samples.add(new Sample(System.nanoTime(), Types.born(), false, Map.of()));
    }
    Thread thread = OwnWork.thread(OwnWork.task(this), "refcount growth");
    sampler = thread;
    thread.start();
  }

  /** Samples no more, and forgets. */
  public synchronized void stop() {
    stopped = true;
    sampler.interrupt();
    samples.clear();
    watches.clear();
  }

  /** The program ends: from now on samples are taken for its last report alone. */
  public void ends() {
    ending = true;
    givenUp.set(hasEnough);
  }

  /** What is held now is the measure of what comes. */
  public synchronized void baseline() {
    samples.clear();
    watches.clear();
    sample(wasCollected() & Reaper.drain(PATIENCE));
  }

  @Override
  public void run() {
    long pause = SHORTEST_PERIOD_MILLIS;
    while (!stopped && !ending) {
      try {
        Thread.sleep(pause);
        if (Room.isScarce()) {
          continue;
        }
        long start = System.nanoTime();
        sample(wasCollected() & Reaper.drain(PATIENCE), givenUp);
        pause = pauseAfter(pause, System.nanoTime() - start);
      } catch (CancellationException late) {
        // The loop ends.
      } catch (InterruptedException ignored) {
        // Nobody may stop it: a program that interrupts every thread it finds goes on.
      } catch (OutOfMemoryError | LinkageError full) {
        // The program's own trouble, and its memory, without which a class may have stayed half made: this sample is
        // left out.
        pause *= 2;
      }
    }
  }

  /**
   * Twice the one before at most: one sample that is slow, as the first is, for which classes are loaded, would else be
   * the last for ten seconds, and a leak of that time was not seen.
   */
  static long pauseAfter(long pauseBefore, long tookNanos) {
    return Math.max(SHORTEST_PERIOD_MILLIS, Math.min(2 * pauseBefore, SHARE * tookNanos / 1_000_000L));
  }

  /** Whether there was a collection since the last sample. Asked before the drain: what it has taken is off then. */
  public synchronized boolean wasCollected() {
    return canary.refersTo(null);
  }

  /** @param collected whether there was one, and all that it has taken is off the ledger: else that would look held */
  private void sample(boolean collected) {
    sample(collected, new AtomicBoolean());
  }

  private synchronized void sample(boolean collected, AtomicBoolean cancelled) {
    if (stopped) {
      return;
    }
    long activity = Types.born();
    int last = samples.size() - 1;
    boolean idle = last >= 0 && samples.get(last).activity() == activity;
    if (idle && !collected) {
      return;
    }
    WeakReference<Object> next = collected ? new WeakReference<>(new Object()) : canary;
    Sample taken = Sample.take(activity, collected, watches, cancelled);
    // Nothing has changed if that was cancelled.
    canary = next;
    if (idle && last > 0) {
      samples.remove(last);
    }
    samples.add(taken);
    hasEnough = samples.size() >= LEAST_SAMPLES - 1;
    if (samples.size() > MOST_SAMPLES) {
      thinOut();
    }
  }

  /** Every second one goes, but the first and the last stay. */
  private void thinOut() {
    for (int i = samples.size() - 2; i > 0; i -= 2) {
      samples.remove(i);
    }
  }

  /** The places that hold ever more, the likeliest leak first. */
  public synchronized List<Report.Suspect> suspects() {
    sample(wasCollected() & Reaper.drain(PATIENCE));
    boolean mayCollect = forcedAt == 0 || System.nanoTime() - forcedAt > SHARE * forcedTook;
    return afterCollection(mayCollect);
  }

  /**
   * The same where the program ends: a collection is asked for whatever it takes. While the rest of the report is read.
   *
   * @param collected whether there was a collection, and then a drain
   */
  public synchronized List<Report.Suspect> lastSuspects(boolean collected) {
    if (samples.size() < LEAST_SAMPLES - 1) {
      // One more would show no trend, and none comes after it.
      return new ArrayList<>();
    }
    long before = forcedAt;
    sample(collected);
    List<Report.Suspect> found = afterCollection(true);
    collectedLast = forcedAt != before;
    return found;
  }

  /** Whether that asked for a collection, of which the rest of the report knows nothing. */
  public synchronized boolean hasCollectedLast() {
    return collectedLast;
  }

  private List<Report.Suspect> afterCollection(boolean mayCollect) {
    if (mayCollect && !candidates(samples).isEmpty() && !lastSample().collected()) {
      forcedAt = System.nanoTime();
      System.gc();
      Reading.awaitEnd();
      sample(wasCollected() & Reaper.drain());
      forcedTook = System.nanoTime() - forcedAt;
    }
    return candidates(samples.subList(0, lastCollected() + 1));
  }

  /**
   * Before the last report is read: asks for the collection that {@link #lastSuspects} would ask for, where it can be
   * foreseen. After one all of it is read anew.
   */
  public synchronized void collectIfNeeded() {
    if (!candidates(samples).isEmpty() && !canary.refersTo(null)) {
      System.gc();
    }
  }

  private Sample lastSample() {
    return samples.get(samples.size() - 1);
  }

  private int lastCollected() {
    int last = samples.size() - 1;
    while (last > 0 && !samples.get(last).collected()) {
      last--;
    }
    return last;
  }

  private List<Report.Suspect> candidates(List<Sample> seen) {
    if (seen.size() < LEAST_SAMPLES) {
      // Before the lambdas: a short program need not make them.
      return new ArrayList<>();
    }
    List<Found> found = new ArrayList<>();
    Sample now = seen.get(seen.size() - 1);
    now.tallies().forEach(
        (key, tally) -> {
          Trend trend = Trend.of(seen, key);
          Watch watch = watches.get(key);
          if (trend.goesUp() && watch != null && watch.letGo() <= MOST_LET_GO) {
            boolean inner = tally.isInArrays() ? trend.isSpread() : tally.isInCounted();
            found.add(new Found(SuspectWords.of(key, tally, trend, watch), inner));
          }
        });
    return Found.ranked(found);
  }
}

package dev.refcount.agent;

import dev.refcount.Refs;
import dev.refcount.boot.Budget;
import dev.refcount.boot.OwnWork;

/** Looks now and then at what the ledger takes, and says once if it has left objects uncounted. */
final class BudgetWatch implements Runnable {
  private static final long PERIOD_MS = 1_000;
  /** A look at a large ledger takes a while: it may cost one part in so many of a core. */
  private static final long SHARE = 50;

  private static String budget;
  private static boolean said;
  private static Thread watch;

  private BudgetWatch() {}

  static void start(dev.refcount.options.Budget option) {
    budget = option.toString();
    said = false;
    Thread thread = OwnWork.thread(OwnWork.task(new BudgetWatch()), "refcount budget");
    watch = thread;
    thread.start();
  }

  /** Ends it now and not at its next look; there is no engine any more. */
  static void stop() {
    if (watch != null) {
      watch.interrupt();
      watch = null;
    }
  }

  @Override
  public void run() {
    long pause = PERIOD_MS;
    while (Refs.attached()) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException ignored) {
        // Nobody else may stop the watch.
        continue;
      }
      long start = System.nanoTime();
      try {
        Budget.measure();
        sayIfSpent();
      } catch (OutOfMemoryError full) {
        // The program's heap, not the ledger's: looked at again when there may be room.
        continue;
      }
      pause = Math.max(PERIOD_MS, SHARE * (System.nanoTime() - start) / 1_000_000L);
    }
  }

  /** Also called at exit: a program may end before the next look. */
  static synchronized void sayIfSpent() {
    if (Budget.wasFilled() && !said) {
      said = true;
      Console.say(
          "budget=" + budget + " is full: objects of tagged classes born while it is are not counted");
    }
  }
}

package dev.refcount.agent;

import dev.refcount.boot.Budget;
import dev.refcount.boot.OwnWork;
import dev.refcount.boot.Types;

/**
 * Watches the end of a program, while its daemons may go on: says on standard error what it waits for, if that takes
 * long, since who pressed Ctrl-C wants to know; and ends the counting of what is born, where so much is that the ledger
 * would grow faster than it is read.
 */
final class LongEnd implements Runnable {
  private static final long FIRST_MS = 5_000;
  private static final long THEN_MS = 30_000;
  private static final long LOOK_MS = 50;

  /** More than the hooks of a program that closes what it has open. */
  private static final long MANY_BIRTHS = 100_000;

  private final long began = System.nanoTime();
  private final long bornBefore = Types.born();
  private String doing;

  private LongEnd(String doing) {
    this.doing = doing;
  }

  static LongEnd begins(String doing) {
    LongEnd end = new LongEnd(doing);
    try {
      OwnWork.thread(OwnWork.task(end), "refcount end").start();
    } catch (OutOfMemoryError noThread) {
      // Then it takes long without a word.
    }
    return end;
  }

  synchronized void now(String next) {
    doing = next;
  }

  synchronized void isOver() {
    doing = null;
    notifyAll();
  }

  @Override
  public void run() {
    try {
      watch();
    } catch (OutOfMemoryError full) {
      // As above.
    }
  }

  private synchronized void watch() {
    long due = FIRST_MS;
    while (doing != null) {
      long passed = (System.nanoTime() - began) / 1_000_000L;
      if (!Budget.isClosed() && Types.born() - bornBefore > MANY_BIRTHS) {
        Budget.close();
      }
      if (passed >= due) {
        Console.say("the program ends when the report is written: still " + doing + " after " + passed / 1_000 + " s");
        due = passed + THEN_MS;
      }
      try {
        wait(LOOK_MS);
      } catch (InterruptedException ignored) {
        // Nobody but the report ends it.
      }
    }
  }
}

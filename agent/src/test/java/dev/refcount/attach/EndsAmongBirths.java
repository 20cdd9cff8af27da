package dev.refcount.attach;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes tagged objects in many threads, meanwhile has as many native threads attach as its argument says, and ends: by
 * one more of these, of the VM's own.
 */
final class EndsAmongBirths {
  private static final int THREADS = 8;
  private static final AtomicInteger ATTACHED = new AtomicInteger();

  private Object field;

  private EndsAmongBirths() {}

  public static void main(String[] arguments) throws Throwable {
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(EndsAmongBirths::churn);
      thread.setDaemon(true);
      thread.start();
    }
    int natives = Integer.parseInt(arguments[0]);
    if (natives > 0) {
      NativeThreads.run(natives, ATTACHED::incrementAndGet);
    }
    System.out.println(ATTACHED + " attached, main ends");
  }

  private static void churn() {
    while (true) {
      EndsAmongBirths holder = new EndsAmongBirths();
      holder.field = new Object();
      holder.field = null;
    }
  }
}

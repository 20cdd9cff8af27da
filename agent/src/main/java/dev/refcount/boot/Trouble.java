package dev.refcount.boot;

import jdk.internal.misc.Unsafe;

/** What went wrong inside a hook: counted here for the report, never thrown into the program. */
public final class Trouble {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final Trouble SELF = new Trouble();
  private static final long COUNT = U.objectFieldOffset(Trouble.class, "count");

  /** The last failure for which even {@link Deferred} had no room. */
  static volatile Throwable lost;

  private volatile int count;
  private volatile Throwable first;

  private Trouble() {}

  /** In the program's threads, which may be stopped anywhere, in a hook too: that goes on to the program. */
  public static void note(Throwable failure) {
    if (!(failure instanceof VirtualMachineError)) {
      passOn(failure);
    }
    noteOwn(failure);
  }

  /** In the agent's own threads: nobody may stop these. */
  static void noteOwn(Throwable failure) {
    if (U.getAndAddInt(SELF, COUNT, 1) == 0) {
      SELF.first = failure;
    }
  }

  /** The same of what moves no counts: where memory has run out a class of its own may have stayed half made. */
  static void noteUnlessFull(Throwable failure) {
    if (!(failure instanceof OutOfMemoryError || failure instanceof LinkageError)) {
      noteOwn(failure);
    }
  }

  /** Throws on what {@code Thread.stop} sent, up to JDK 19, or a debugger: who swallows it keeps the thread alive. */
  static void passOn(Throwable failure) {
    if (isStop(failure)) {
      throw (Error) failure;
    }
  }

  /** By name, since the class is to leave the JDK. */
  static boolean isStop(Throwable failure) {
    return failure.getClass().getName().equals("java.lang.ThreadDeath");
  }

  /** Stores that the ledger may have missed because a hook failed; 0 in a healthy run. */
  public static int count() {
    return SELF.count + (lost == null ? 0 : 1);
  }

  /** The first failure, or null. */
  public static Throwable first() {
    return SELF.first == null ? lost : SELF.first;
  }
}

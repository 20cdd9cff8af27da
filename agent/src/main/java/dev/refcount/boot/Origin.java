package dev.refcount.boot;

import jdk.internal.vm.annotation.Hidden;

/**
 * Who stored: a thread's number in the upper half, a site in the lower one.
 *
 * <p>Every method between a hook and the walk over the stack is {@code @Hidden}: the VM passes over such
 * frames for nothing, and the application's is among the few that the first look at the stack brings.
 */
final class Origin {
  /** In milliseconds. */
  private static final int REST = 1_000;

  private static final String HANDLE = "java.lang.invoke.VarHandle";

  private static volatile Caller caller;

  /** For want of memory no stack is looked at since then: each look would have the collector try all it can first. */
  private static int restsSince;
  private static boolean rests;

  private Origin() {}

  static void caller(Caller finds) {
    if (finds != null) {
      // What a walk loads must not be loaded inside a hook. For a handle, the JDK's own line is looked up too: its
      // file has the VM initialise what is broken for the program if the stack ends within that.
      Walk.nearest(finds, Sites.add(new Place(HANDLE, "caller", null, -1, "?")));
    }
    caller = finds;
  }

  /** Of a store of a tagged object that the current thread has just done. */
  @Hidden
  static long now(int site) {
    return (long) ThreadLog.currentNumber() << 32 | application(site) & 0xffffffffL;
  }

  static int site(long origin) {
    return (int) origin;
  }

  static int thread(long origin) {
    return (int) (origin >>> 32);
  }

  /** For a site in the JDK that of the application's line; takes some microseconds then. */
  @Hidden
  static int application(int site) {
    Caller finds = caller;
    if (finds == null || site == 0 || Sites.isApplication(site)) {
      return site;
    }
    return ask(finds, site);
  }

  @Hidden
  private static int ask(Caller finds, int site) {
    ThreadLog log = ThreadLog.current();
    if (log.own || isResting()) {
      // The agent's own work is on no line of the application, and what the walk itself stores asks no more.
      return site;
    }
    log.own = true;
    try {
      return Walk.nearest(finds, site);
    } catch (Throwable brink) {
      if (!(brink instanceof VirtualMachineError)) {
        Trouble.passOn(brink);
      }
      if (brink instanceof OutOfMemoryError) {
        restsSince = Clock.now;
        rests = true;
      }
      // Out of stack or memory: the JDK's own line is told.
      return site;
    } finally {
      // No call in here: there may be no stack left for one.
      log.own = false;
    }
  }

  private static boolean isResting() {
    if (rests && Clock.now - restsSince >= REST) {
      rests = false;
    }
    return rests;
  }
}

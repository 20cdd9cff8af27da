package dev.refcount.boot;

/**
 * Keeps a virtual thread on its carrier while it is in code of the ledger that may wait for a monitor.
 *
 * <p>From JDK 24 on (JEP 491) it would leave the carrier to wait, and take with it what it has: every carrier may come
 * to wait in a hook for a monitor whose owner then has nothing to run on. Hooks also stand in code of the JDK that may
 * not be left, that which mounts and unmounts threads among it. On such a JDK the agent defines another form of this
 * class; before, such a thread stays, and there is nothing to do.
 *
 * <p>MUST: whoever holds one of these monitors and asks for another is pinned. Each {@link #end} needs no more stack
 * than its {@link #begin} had.
 */
final class Pinning {
  private Pinning() {}

  static void begin() {}

  static void end() {}
}

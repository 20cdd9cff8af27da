package dev.refcount.forked;

import dev.refcount.RefCount;
import dev.refcount.Refs;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a program expects of its counts, checked inside the program.
 *
 * <p>This package is excluded from weaving, so handing an object to a check does not count as one more
 * variable. Every check prints a line; {@link #done} sums up and ends the program with 1 if any failed.
 */
public final class Expect {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final List<String> FAILURES = new ArrayList<>();
  private static int passed;

  private Expect() {}

  /** Exactly so many references from fields, static fields, array elements and local variables, now. */
  public static void counts(String when, Object probe, int fields, int statics, int elements, int locals) {
    equal(when, new RefCount(fields, statics, elements, locals), Refs.counts(probe));
  }

  /** The same, once the collector has reclaimed the holders that the program has let go. */
  public static void eventually(
      String when, Object probe, int fields, int statics, int elements, int locals) {
    RefCount expected = new RefCount(fields, statics, elements, locals);
    long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!expected.equals(Refs.counts(probe)) && System.currentTimeMillis() < deadline) {
      System.gc();
      pause();
    }
    equal(when, expected, Refs.counts(probe));
  }

  /**
   * Keeps holders alive until here: the JIT ends a variable's life at its last use, scope or no scope,
   * and what only that variable held is then reclaimed by the collections of {@link #eventually}.
   */
  public static void kept(Object... holders) {
    Reference.reachabilityFence(holders);
  }

  public static synchronized void equal(String what, Object expected, Object actual) {
    if (Objects.equals(expected, actual)) {
      passed++;
      System.out.println("ok " + what + ": " + actual);
    } else {
      FAILURES.add(what + ": expected " + expected + ", was " + actual);
      System.out.println("FAILED " + FAILURES.get(FAILURES.size() - 1));
    }
  }

  /** A line that must not be reached: the store before it was to throw. */
  public static synchronized void unreachable(String what) {
    FAILURES.add(what + ": did not throw");
    System.out.println("FAILED " + what + ": did not throw");
  }

  /** The last statement of every program. */
  public static synchronized void done() {
    int good = passed;
    List<String> bad = List.copyOf(FAILURES);
    // The next program in this JVM begins anew.
    passed = 0;
    FAILURES.clear();
    if (!bad.isEmpty()) {
      throw new AssertionError(
          bad.size() + " of " + (good + bad.size()) + " checks failed: " + String.join("; ", bad));
    }
    System.out.println(good + " checks passed");
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

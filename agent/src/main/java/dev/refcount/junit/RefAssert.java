package dev.refcount.junit;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Refs;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Assertions about references, decided by the ledger but for {@link #assertReclaimed}. */
public final class RefAssert {
  private static final int TRIES = 50;
  private static final long PAUSE_MILLIS = 20;

  private RefAssert() {}

  /**
   * Nothing holds the object any more, but what is dead itself, and the local variables of this thread:
   * the test must have one to ask with.
   */
  public static void assertReleased(Object object) {
    Objects.requireNonNull(object, "object");
    if (!Refs.releasedElsewhere(object)) {
      Thread own = Thread.currentThread();
      List<Holding> others =
          Refs.holdings(object).stream()
              .filter(each -> each.live())
              .filter(each -> each.kind() != Kind.LOCAL || each.holder() != own)
              .collect(Collectors.toList());
      throw Failure.of(LeakText.of(object, "is not released: it is held by", others));
    }
  }

  /** Exactly so many references to the object now, a local variable of the test's own included. */
  public static void assertCount(int expected, Object object) {
    Objects.requireNonNull(object, "object");
    int count = Refs.count(object);
    if (count != expected) {
      throw Failure.of(
          LeakText.of(
              object,
              "is referred to " + count + " times, not " + expected + ":",
              Refs.holdings(object)));
    }
  }

  /**
   * The collector reclaims the object: it is asked to, several times, for a second at most. What a
   * variable of the test still holds is not reclaimed, so pass an expression.
   */
  public static void assertReclaimed(Object object) {
    WeakReference<Object> reference = new WeakReference<>(Objects.requireNonNull(object, "object"));
    object = null;
    for (int i = 0; i < TRIES && !reference.refersTo(null); i++) {
      System.gc();
      pause();
    }
    Object left = reference.get();
    if (left != null) {
      throw Failure.of(
          LeakText.of(left, "was not reclaimed: it is held by", Refs.holdings(left)));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

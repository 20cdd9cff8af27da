package dev.refcount.junit;

import dev.refcount.Gc;
import dev.refcount.Refs;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which instances of some classes were there before a test, and so which are its own. */
final class Births {
  /** More say no more. */
  static final int MOST_LEAKED = 100;

  private final Set<Class<?>> types;
  private final boolean collect;
  /** Weak: what the test before left behind may die meanwhile. */
  private final List<WeakReference<Object>> earlier = new ArrayList<>();
  private final long leftOut = Refs.leftOut();

  /** @param collect whether only what outlives a collection is leaked */
  Births(Set<Class<?>> types, boolean collect) {
    this.types = types;
    this.collect = collect;
    for (Class<?> type : types) {
      for (Object object : Refs.tagged(type)) {
        earlier.add(new WeakReference<>(object));
      }
    }
  }

  /** Fails with all that is known of who holds what was born since; and where nothing can be known. */
  void check(String test) {
    List<Identity> leaked = leaked();
    if (collect && !leaked.isEmpty()) {
      // Or they would keep alive what they hold themselves.
      leaked = List.of();
      Gc.collect();
      leaked = leaked();
    }
    if (!leaked.isEmpty()) {
      throw Failure.of(LeakText.of(leaked, test) + (collect ? "" : LeakText.ADVICE));
    }
    for (Class<?> type : types) {
      if (!Refs.isCounted(type)) {
        // To pass would say that it let go of all.
        throw new IllegalStateException(
            type.getName() + " is not counted, so nothing is known of what " + test
                + " leaks: start the tests with -javaagent:refcount-agent.jar=tag=" + type.getName() + "+");
      }
    }
    if (Refs.leftOut() != leftOut) {
      throw new IllegalStateException(
          "the ledger was full while " + test + " ran, and what was born then is not counted: give it more, as with"
              + " budget=50% among the options of -javaagent, or start the tests with a larger heap");
    }
  }

  private List<Identity> leaked() {
    Set<Identity> seen = new HashSet<>();
    for (WeakReference<Object> reference : earlier) {
      seen.add(new Identity(reference.get()));
    }
    List<Identity> leaked = new ArrayList<>();
    Predicate<Object> released = Refs.releasedNow();
    for (Class<?> type : types) {
      for (Object object : Refs.tagged(type)) {
        if (leaked.size() < MOST_LEAKED
            && seen.add(new Identity(object))
            && !released.test(object)) {
          leaked.add(new Identity(object));
        }
      }
    }
    return leaked;
  }
}

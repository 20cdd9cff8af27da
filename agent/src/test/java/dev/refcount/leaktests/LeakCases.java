package dev.refcount.leaktests;

import dev.refcount.junit.NoLeaks;
import dev.refcount.junit.RefAssert;
import dev.refcount.junit.RefcountExtension;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twelve leaks, and ten tests that let go of all they made. */
@NoLeaks(Session.class)
final class LeakCases {
  /** Beside the one that the annotation brings: each test is checked once all the same. */
  @RegisterExtension static final RefcountExtension ONE_MORE = new RefcountExtension();

  private static final Registry REGISTRY = new Registry();
  private static Session last;

  /** What outlives each test. */
  private static final class Registry {
    Object first;
    final List<Object> list = new ArrayList<>();
    final Map<Object, Object> map = new HashMap<>();
    final Deque<Object> queue = new ArrayDeque<>();
    final Object[] array = new Object[1];
    final ThreadLocal<Object> local = new ThreadLocal<>();
    Supplier<?> supplier;
  }

  @Test
  void leaks_by_field() {
    REGISTRY.first = new Session();
  }

  @Test
  void leaks_by_static() {
    last = new Session();
  }

  @Test
  void leaks_by_list() {
    REGISTRY.list.add(new Session());
  }

  @Test
  void leaks_by_map() {
    REGISTRY.map.put("last", new Session());
  }

  @Test
  void leaks_by_key() {
    REGISTRY.map.put(new Session(), "last");
  }

  @Test
  void leaks_by_queue() {
    REGISTRY.queue.add(new Session());
  }

  @Test
  void leaks_by_array() {
    REGISTRY.array[0] = new Session();
  }

  @Test
  void leaks_by_thread_local() {
    REGISTRY.local.set(new Session());
  }

  @Test
  void leaks_by_lambda() {
    Session session = new Session();
    REGISTRY.supplier = () -> session;
  }

  @Test
  void leaks_by_inner_class() {
    Session session = new Session();
    REGISTRY.first =
        new Object() {
          @Override
          public String toString() {
            return session.toString();
          }
        };
  }

  @Test
  void leaks_by_cycle_with_an_outside_holder() {
    Session one = new Session();
    Session other = new Session();
    one.peer = other;
    other.peer = one;
    REGISTRY.list.add(one);
  }

  @Test
  void leaks_a_cycle_that_is_asserted_to_be_released() {
    Session session = cycle();
    REGISTRY.first = session;
    RefAssert.assertReleased(session);
  }

  @Test
  void releases_a_cycle_that_only_the_asking_variable_holds() {
    Session session = cycle();
    RefAssert.assertReleased(session);
  }

  private static Session cycle() {
    Session one = new Session();
    Session other = new Session();
    one.peer = other;
    other.peer = one;
    return one;
  }

  @Test
  void releases_a_cycle_without_an_outside_holder() {
    Session one = new Session();
    Session other = new Session();
    one.peer = other;
    other.peer = one;
  }

  @Test
  void releases_a_dropped_list() {
    List<Session> list = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      list.add(new Session());
    }
  }

  @Test
  void releases_a_resource() {
    try (Session session = new Session()) {
      session.peer = session;
    }
  }

  @Test
  void releases_what_an_exception_unwound() {
    try {
      fail(new Session());
    } catch (IllegalStateException expected) {
      // The frames that held it are gone.
    }
  }

  private static void fail(Session session) {
    throw new IllegalStateException(session.peer == null ? "no peer" : "peer");
  }

  @Test
  void releases_a_variable() {
    Session session = new Session();
    session.close();
  }

  @Test
  void releases_what_was_overwritten() {
    REGISTRY.first = new Session();
    REGISTRY.first = null;
  }

  @Test
  void releases_a_removed_entry() {
    REGISTRY.map.put("removed", new Session());
    REGISTRY.map.remove("removed");
  }

  @Test
  void releases_a_removed_thread_local() {
    REGISTRY.local.set(new Session());
    REGISTRY.local.remove();
  }

  @Test
  void releases_a_dropped_map_of_lists() {
    Map<String, List<Session>> map = new HashMap<>();
    map.computeIfAbsent("one", key -> new ArrayList<>()).add(new Session());
  }
}

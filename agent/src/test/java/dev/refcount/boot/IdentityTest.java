package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import jdk.internal.misc.Unsafe;
import org.junit.jupiter.api.Test;

final class IdentityTest {
  @Test
  void an_object_that_nobody_asked_has_no_hash_and_is_given_none() {
    for (int i = 0; i < 10_000; i++) {
      Object object = new Object();
      long mark = mark(object);
      assertEquals(0, Identity.presentHash(object));
      assertEquals(mark, mark(object));
    }
  }

  @Test
  void an_unlocked_object_that_has_a_hash_shows_it() {
    for (int i = 0; i < 10_000; i++) {
      Object object = new Object();
      int hash = System.identityHashCode(object);
      assertEquals(hash, Identity.presentHash(object));
      assertEquals(hash, Identity.hash(object));
    }
  }

  @Test
  void it_shows_it_whatever_the_class_of_the_object() {
    for (Object object : new Object[] {new int[0], new Object[5], "", String.class, 1 << 20, 'x'}) {
      assertEquals(System.identityHashCode(object), Identity.presentHash(object));
    }
  }

  @Test
  void a_hash_survives_collections() {
    Object object = new Object();
    int hash = System.identityHashCode(object);
    System.gc();
    System.gc();
    assertEquals(hash, Identity.presentHash(object));
  }

  @Test
  void of_a_locked_object_it_is_right_or_unknown() {
    for (int i = 0; i < 1000; i++) {
      Object without = new Object();
      synchronized (without) {
        rightOrUnknown(0, without);
      }
      assertEquals(0, Identity.presentHash(without));
      Object with = new Object();
      int hash = System.identityHashCode(with);
      synchronized (with) {
        rightOrUnknown(hash, with);
        synchronized (with) {
          rightOrUnknown(hash, with);
        }
      }
      assertEquals(hash, Identity.presentHash(with));
    }
  }

  /** Or each look-up of a locked object would have to ask the VM, which may inflate its monitor. */
  @Test
  void where_a_lock_leaves_the_mark_as_it_was_the_hash_is_shown() {
    Object object = new Object();
    int hash = System.identityHashCode(object);
    long unlocked = mark(object);
    synchronized (object) {
      boolean left = mark(object) >>> 3 == unlocked >>> 3;
      assertEquals(left ? hash : Identity.UNKNOWN, Identity.presentHash(object));
    }
  }

  @Test
  void a_hash_drawn_under_the_lock_is_right_or_unknown_from_then_on() {
    Object object = new Object();
    int hash;
    synchronized (object) {
      hash = System.identityHashCode(object);
      rightOrUnknown(hash, object);
    }
    rightOrUnknown(hash, object);
  }

  @Test
  void of_an_object_with_an_inflated_monitor_it_is_right_or_unknown() throws InterruptedException {
    inflate(new Object(), 0);
    Object with = new Object();
    inflate(with, System.identityHashCode(with));
  }

  @Test
  void of_an_object_that_threads_contend_for_it_is_right_or_unknown() throws InterruptedException {
    Object contended = new Object();
    int hash = System.identityHashCode(contended);
    CountDownLatch started = new CountDownLatch(2);
    Runnable contender =
        () -> {
          started.countDown();
          for (int i = 0; i < 20_000; i++) {
            synchronized (contended) {
              rightOrUnknown(hash, contended);
            }
          }
        };
    Failing one = new Failing(contender);
    Failing two = new Failing(contender);
    started.await();
    for (int i = 0; i < 100_000; i++) {
      rightOrUnknown(hash, contended);
    }
    one.finish();
    two.finish();
  }

  @Test
  void no_object_hashes_to_what_means_unknown_or_none() {
    for (int i = 0; i < 100_000; i++) {
      int hash = Identity.hash(new Object());
      assertTrue(hash > 0);
      assertNotEquals(Identity.UNKNOWN, hash);
    }
  }

  /** Waiting needs a real monitor; it stays for a while. */
  private static void inflate(Object object, int right) throws InterruptedException {
    synchronized (object) {
      object.wait(1);
      rightOrUnknown(right, object);
    }
    rightOrUnknown(right, object);
  }

  private static void rightOrUnknown(int right, Object object) {
    int shown = Identity.presentHash(object);
    if (shown != Identity.UNKNOWN) {
      assertEquals(right, shown);
    }
  }

  private static long mark(Object object) {
    return Unsafe.getUnsafe().getLongVolatile(object, 0L);
  }

  /** A thread whose failure is the test's. */
  private static final class Failing {
    private volatile Throwable failure;
    private final Thread thread;

    Failing(Runnable action) {
      thread = new Thread(action);
      thread.setUncaughtExceptionHandler((ignored, thrown) -> failure = thrown);
      thread.start();
    }

    void finish() throws InterruptedException {
      thread.join();
      assertEquals(null, failure);
    }
  }
}

package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.refcount.boot.Rig.Counted;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import jdk.internal.misc.Unsafe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ThreadLogTest {
  /** The logs are laid out anew several times on the way there. */
  private static final int THREADS = 5_000;

  /** Nothing of the program's may run while the list is locked. */
  private static final class Touchy extends Thread {
    Touchy(Runnable task, String name) {
      super(task, name);
    }

    @Override
    public State getState() {
      throw new AssertionError("getState");
    }
  }

  private final Counted object = new Counted();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void of_thousands_of_threads_each_is_told_while_it_holds_the_object() throws Exception {
    CountDownLatch holding = new CountDownLatch(THREADS);
    CountDownLatch release = new CountDownLatch(1);
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] = new Thread(null, () -> hold(holding, release), "holder " + i, 1 << 16);
      threads[i].start();
    }
    holding.await();
    assertEquals(THREADS, Nodes.of(object).count(Kind.LOCAL));
    assertEquals(THREADS, told().size());
    release.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, Nodes.of(object).count(Kind.LOCAL));
    assertEquals(Set.of(), told());
  }

  /** It took that of the earlier thread, and with it what that one is at. */
  @Test
  void four_billion_threads_later_a_thread_has_a_log_of_its_own() throws Exception {
    ThreadLog earlier = ThreadLog.current();
    AtomicReference<ThreadLog> known = new AtomicReference<>();
    AtomicReference<ThreadLog> own = new AtomicReference<>();
    AtomicReference<ThreadLog> again = new AtomicReference<>();
    Thread later = new Thread(() -> {
      known.set(ThreadLog.known());
      own.set(ThreadLog.current());
      again.set(ThreadLog.known());
    });
    Unsafe u = Unsafe.getUnsafe();
    u.putLong(later, u.objectFieldOffset(Thread.class, "tid"), earlier.tid() + (1L << 32));
    later.start();
    later.join();
    assertNull(known.get());
    assertSame(later, own.get().thread());
    assertSame(own.get(), again.get());
    assertSame(earlier, ThreadLog.current());
  }

  @Test
  void a_thread_finds_its_own_log_while_those_of_others_are_moved() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger lost = new AtomicInteger();
    CountDownLatch known = new CountDownLatch(1);
    Thread watching = new Thread(() -> {
      ThreadLog own = ThreadLog.current();
      known.countDown();
      while (!over.get()) {
        lost.addAndGet(ThreadLog.current() == own && ThreadLog.known() == own ? 0 : 1);
      }
    });
    watching.start();
    known.await();
    for (int i = 0; i < THREADS; i++) {
      Thread passing = new Thread(ThreadLog::current);
      passing.start();
      passing.join();
    }
    over.set(true);
    watching.join();
    assertEquals(0, lost.get());
  }

  @Test
  void the_names_of_the_last_that_finished_are_known_and_those_of_the_first_forgotten() throws Exception {
    int[] numbers = new int[THREADS];
    for (int i = 0; i < THREADS; i++) {
      int at = i;
      Thread passing = new Touchy(() -> numbers[at] = ThreadLog.currentNumber(), "passing " + i);
      passing.start();
      passing.join();
    }
    assertNull(ThreadLog.named(numbers[0]));
    ThreadLog last = ThreadLog.named(numbers[THREADS - 1]);
    assertNotNull(last);
    assertEquals("passing " + (THREADS - 1), last.name());
  }

  private void hold(CountDownLatch holding, CountDownLatch release) {
    Node shadow = Hooks.local(null, object, Rig.SITE);
    holding.countDown();
    try {
      release.await();
    } catch (InterruptedException impossible) {
      throw new AssertionError(impossible);
    } finally {
      Hooks.drop(shadow, Rig.SITE);
    }
  }

  private Set<ThreadLog> told() {
    Set<ThreadLog> logs = new HashSet<>();
    ThreadLog.locals(Nodes.of(object), (log, site) -> logs.add(log));
    return logs;
  }
}

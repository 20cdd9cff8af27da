package dev.refcount.leaktests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.refcount.junit.NoLeaks;
import dev.refcount.junit.RefAssert;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Of another class than {@link LeakCases} names. */
@NoLeaks(OtherCases.Guest.class)
final class OtherCases {
  private static final List<Object> KEPT = new ArrayList<>();

  /** What must not leak here. */
  static final class Guest {}

  @Test
  void keeps_a_guest() {
    KEPT.add(new Guest());
  }

  @Test
  void keeps_many_guests() {
    for (int i = 0; i < 150; i++) {
      KEPT.add(new Guest());
    }
  }

  @Test
  void another_thread_of_the_same_name_has_it() throws InterruptedException {
    Guest guest = new Guest();
    CountDownLatch has = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    Thread other = new Thread(() -> have(guest, has, asked), Thread.currentThread().getName());
    other.start();
    has.await();
    try {
      RefAssert.assertReleased(guest);
    } finally {
      asked.countDown();
      other.join();
    }
  }

  /** Mostly no object refers to it. */
  @Test
  @NoLeaks(Caller.class)
  void leaves_a_thread_behind() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    new Caller(begun).start();
    begun.await();
  }

  /** Goes on for ever. */
  static final class Caller extends Thread {
    private final CountDownLatch begun;

    Caller(CountDownLatch begun) {
      this.begun = begun;
      setDaemon(true);
    }

    @Override
    public void run() {
      begun.countDown();
      while (true) {
        LockSupport.parkNanos(1_000_000_000);
      }
    }
  }

  private static void have(Guest guest, CountDownLatch has, CountDownLatch asked) {
    has.countDown();
    try {
      asked.await();
    } catch (InterruptedException early) {
      throw new IllegalStateException(guest + " was let go of early", early);
    }
  }

  @Test
  void lets_go_of_thousands() {
    for (int i = 0; i < 20_000; i++) {
      assertNotNull(new Guest());
    }
  }

  @Test
  void lets_go_of_a_guest() {
    List<Object> list = new ArrayList<>();
    list.add(new Guest());
  }
}

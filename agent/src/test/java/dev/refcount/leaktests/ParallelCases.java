package dev.refcount.leaktests;

import dev.refcount.junit.NoLeaks;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two tests that run at once if they may: the one has a session while the other ends. */
final class ParallelCases {
  private static final CountDownLatch BEGUN = new CountDownLatch(1);
  private static final CountDownLatch MADE = new CountDownLatch(1);
  private static final int SECONDS = 2;

  @Test
  void has_a_session_while_the_other_ends() throws InterruptedException {
    BEGUN.await(SECONDS, TimeUnit.SECONDS);
    Session session = new Session();
    MADE.countDown();
    // Longer than the other takes to end.
    Thread.sleep(SECONDS * 1000L);
    session.close();
  }

  @Test
  @NoLeaks(Session.class)
  void ends_first() throws InterruptedException {
    BEGUN.countDown();
    MADE.await(SECONDS, TimeUnit.SECONDS);
  }
}

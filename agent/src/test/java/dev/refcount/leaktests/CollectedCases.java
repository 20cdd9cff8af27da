package dev.refcount.leaktests;

import dev.refcount.junit.NoLeaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is not tagged holds sessions, and is garbage at the test's end, or not. */
final class CollectedCases {
  private static final List<Object> KEPT = new ArrayList<>();

  @Test
  @NoLeaks(value = Session.class, collect = true)
  void lets_go_of_what_garbage_holds() {
    Session session = new Session();
    Runnable close = () -> session.close();
    close.run();
    Optional.of(new Session()).ifPresent(Session::close);
    // Goes only with the untagged object between.
    Session own = new Session();
    own.peer = Optional.of(own);
  }

  @Test
  @NoLeaks(Session.class)
  void lets_go_of_what_garbage_holds_but_is_not_asked_about_it() {
    Session session = new Session();
    Runnable close = () -> session.close();
    close.run();
  }

  @Test
  @NoLeaks(value = Session.class, collect = true)
  void keeps_a_lambda() {
    Session session = new Session();
    KEPT.add((Runnable) () -> session.close());
  }
}

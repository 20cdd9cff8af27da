package dev.refcount.leaktests;

import dev.refcount.junit.NoLeaks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests in a nested class that is inherited: the annotation stands on the heir alone. */
final class InheritedCases {
  private static final List<Object> KEPT = new ArrayList<>();

  abstract static class Contract {
    @Nested
    class Inner {
      @Test
      void keeps_a_session() {
        KEPT.add(new Session());
      }

      @Test
      void lets_go_of_a_session() {
        Session session = new Session();
        session.close();
      }
    }
  }

  @NoLeaks(Session.class)
  static final class Heir extends Contract {}
}

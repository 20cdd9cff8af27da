package dev.refcount.leaktests;

import dev.refcount.junit.NoLeaks;
import org.junit.jupiter.api.Test;

/** Very many objects whose counts alone do not say that they are dead. */
@NoLeaks(Session.class)
final class ManyCases {
  private static final int PAIRS = 20_000;

  @Test
  void lets_go_of_many_pairs() {
    for (int i = 0; i < PAIRS; i++) {
      Session one = new Session();
      Session other = new Session();
      one.peer = other;
      other.peer = one;
    }
  }
}

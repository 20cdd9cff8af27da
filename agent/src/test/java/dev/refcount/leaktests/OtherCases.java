package dev.refcount.leaktests;

import dev.refcount.junit.NoLeaks;
import java.util.ArrayList;
import java.util.List;
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
  void lets_go_of_a_guest() {
    List<Object> list = new ArrayList<>();
    list.add(new Guest());
  }
}

package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.boot.Rig.Counted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SampleTest {
  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @AfterEach
  void countEveryInstanceAgain() {
    Sample.everyNth(1);
  }

  @Test
  void every_instance_is_counted_by_default() {
    for (int i = 0; i < 1000; i++) {
      assertNotNull(Nodes.of(new Counted()));
    }
  }

  @Test
  void one_in_ten_is_about_one_in_ten() {
    Sample.everyNth(10);
    int picked = 0;
    for (int i = 0; i < 20_000; i++) {
      picked += Nodes.of(new Counted()) == null ? 0 : 1;
    }
    // Ten standard deviations either way.
    assertTrue(Math.abs(picked - 2000) < 425, "picked " + picked);
  }

  @Test
  void an_object_is_counted_always_or_never() {
    Sample.everyNth(3);
    Object[] array = new Object[4];
    for (int i = 0; i < 2000; i++) {
      Counted object = new Counted();
      Node node = Nodes.of(object);
      for (int k = 0; k < array.length; k++) {
        Rig.put(array, k, object);
        assertSame(node, Nodes.of(object));
      }
      if (node != null) {
        assertEquals(array.length, node.count());
      }
    }
  }

  @Test
  void an_object_that_is_not_picked_holds_what_is() {
    Counted picked = new Counted();
    Node node = Nodes.of(picked);
    Sample.everyNth(Integer.MAX_VALUE);
    Counted holder = new Counted();
    Rig.put(holder, "left", picked);
    Sample.everyNth(1);
    assertEquals(1, node.count());
  }

  @Test
  void an_object_that_is_not_picked_can_be_tagged_by_itself() {
    Sample.everyNth(Integer.MAX_VALUE);
    Counted object = new Counted();
    Node node = Nodes.tag(object);
    assertSame(node, Nodes.of(object));
  }
}

package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class OutsideTest {
  private final Rig.Counted object = new Rig.Counted();
  private final Rig.Holding outside = new Rig.Holding();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void nothing_is_found_where_nothing_holds() {
    assertFalse(holds(object, 0, 8));
    Rig.put(outside, "field", object);
    Rig.put(outside, "field", null);
    assertFalse(holds(object, 0, 8));
  }

  @Test
  void an_untagged_holder_is_found() {
    Rig.put(outside, "field", object);
    assertTrue(holds(object, 0, 1));
    Reference.reachabilityFence(outside);
  }

  /** It proves no more that the object lives. */
  @Test
  void an_untagged_holder_that_the_collector_has_taken_is_not_though_the_reaper_has_not() {
    Rig.put(outside, "field", object);
    Table.find(outside).clear();
    Rig.assertCounts(1, 0, 0, 0, object);
    assertFalse(holds(object, 0, 8));
  }

  @Test
  void a_static_field_is_found() {
    Rig.putShared(object);
    assertTrue(holds(object, 0, 1));
    Rig.putShared(null);
    assertFalse(holds(object, 0, 1));
  }

  @Test
  void local_variables_are_found_but_for_those_that_are_not_to_count() {
    Node shadow = Hooks.local(null, object, Rig.SITE);
    Node other = Hooks.local(null, object, Rig.SITE);
    assertTrue(holds(object, 1, 1));
    assertFalse(holds(object, 2, 1));
    Hooks.drop(other, Rig.SITE);
    Hooks.drop(shadow, Rig.SITE);
    assertFalse(holds(object, 0, 1));
  }

  @Test
  void what_is_held_in_a_cycle_alone_is_not() {
    Rig.Counted other = new Rig.Counted();
    Rig.put(object, "left", other);
    Rig.put(other, "left", object);
    assertFalse(holds(object, 0, 8));
    Rig.put(outside, "field", other);
    assertTrue(holds(object, 0, 8));
    Reference.reachabilityFence(outside);
  }

  @Test
  void local_variables_that_are_not_to_count_do_not_by_way_of_a_cycle_either() {
    Rig.Counted other = new Rig.Counted();
    Rig.put(object, "left", other);
    Rig.put(other, "left", object);
    Rig.put(object, "right", object);
    Node shadow = Hooks.local(null, object, Rig.SITE);
    assertFalse(holds(object, 1, 8));
    assertTrue(holds(other, 0, 8));
    Hooks.drop(shadow, Rig.SITE);
    assertFalse(holds(other, 0, 8));
  }

  @Test
  void it_is_looked_for_as_far_up_as_was_asked() {
    Rig.Counted top = object;
    for (int i = 0; i < 3; i++) {
      Rig.Counted above = new Rig.Counted();
      Rig.put(above, "left", top);
      top = above;
    }
    Rig.put(outside, "field", top);
    assertFalse(holds(object, 0, 3));
    assertTrue(holds(object, 0, 4));
    Reference.reachabilityFence(outside);
  }

  private static boolean holds(Object object, int locals, int most) {
    return Outside.holds(Nodes.of(object), locals, most);
  }
}

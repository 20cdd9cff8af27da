package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.refcount.boot.Rig.Counted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code Refs.tag}: one object of a class that no pattern names. */
final class TaggingOneObjectTest {
  private static final class Plain {
    Object field;
    Object other;
  }

  private final Plain plain = new Plain();
  private final Counted counted = new Counted();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void a_tagged_object_is_counted_and_its_class_mates_are_not() {
    Plain mate = new Plain();
    Node node = Nodes.tag(plain);
    Object[] array = new Object[2];
    Rig.put(array, 0, plain);
    Rig.put(array, 1, mate);
    Rig.assertCounts(0, 0, 1, 0, plain);
    assertSame(node, Nodes.of(plain));
    assertNull(Nodes.of(mate));
  }

  @Test
  void references_from_before_are_not_known() {
    Object[] array = new Object[1];
    Rig.put(array, 0, plain);
    Nodes.tag(plain);
    Rig.assertCounts(0, 0, 0, 0, plain);
    Rig.put(array, 0, null);
    Rig.assertCounts(0, 0, 0, 0, plain);
  }

  @Test
  void tagging_twice_is_tagging_once() {
    assertSame(Nodes.tag(plain), Nodes.tag(plain));
    assertSame(Nodes.of(counted), Nodes.tag(counted));
  }

  @Test
  void what_it_holds_is_handed_over_to_its_node() {
    Rig.put(plain, "field", counted);
    Holder before = Table.find(plain);
    Node node = Nodes.tag(plain);
    assertSame(node, before.successor());
    assertSame(node, Table.find(plain));
    assertEquals(0, before.slots.used());
    assertNotNull(node.slots);
    Rig.assertCounts(1, 0, 0, 0, counted);
    Rig.put(plain, "field", null);
    Rig.assertCounts(0, 0, 0, 0, counted);
  }

  @Test
  void a_store_that_found_the_old_record_is_recorded_in_the_new_one() {
    Rig.put(plain, "field", counted);
    Holder before = Table.find(plain);
    Node node = Nodes.tag(plain);
    // As a thread would that looked the record up before, and locks it only now.
    Rig.put(plain, "other", counted);
    assertEquals(0, before.slots.used());
    assertEquals(2, node.slots.used());
    Rig.assertCounts(2, 0, 0, 0, counted);
  }

  @Test
  void every_object_of_a_class_may_be_tagged_one_by_one() {
    Plain[] all = new Plain[2000];
    Object[] array = new Object[all.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Plain();
      Nodes.tag(all[i]);
      Rig.put(array, i, all[i]);
    }
    for (Plain one : all) {
      Rig.assertCounts(0, 0, 1, 0, one);
    }
  }
}

package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.refcount.boot.Rig.Counted;
import dev.refcount.boot.Rig.Holding;
import java.util.ArrayList;
import java.util.List;
import jdk.internal.misc.Unsafe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private static final Unsafe U = Unsafe.getUnsafe();

  private static final class CountedMeanwhile {}

  private final Counted object = new Counted();
  private final Counted another = new Counted();
  private final Holding holder = new Holding();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void an_object_of_a_tagged_class_has_a_node_from_first_sight_and_always_the_same() {
    assertSame(Nodes.of(object), Nodes.of(object));
    assertEquals("dev.refcount.boot.Rig$Counted", Nodes.of(object).type().name());
    assertNull(Nodes.of(holder));
    assertNull(Nodes.of(null));
  }

  @Test
  void a_field_counts_while_it_refers() {
    Rig.put(holder, "field", object);
    Rig.assertCounts(1, 0, 0, 0, object);
    Rig.put(holder, "other", object);
    Rig.assertCounts(2, 0, 0, 0, object);
    Rig.put(holder, "field", null);
    Rig.put(holder, "other", "untagged");
    Rig.assertCounts(0, 0, 0, 0, object);
  }

  @Test
  void overwriting_a_tagged_reference_drops_the_old_target() {
    Rig.put(holder, "field", object);
    Rig.put(holder, "field", another);
    Rig.assertCounts(0, 0, 0, 0, object);
    Rig.assertCounts(1, 0, 0, 0, another);
  }

  @Test
  void references_of_static_fields_are_summed_up_by_the_class() {
    Type type = Nodes.of(object).type();
    long before = type.added(Kind.STATIC);
    Rig.putShared(object);
    Rig.putShared(another);
    Rig.assertCounts(0, 1, 0, 0, another);
    Rig.putShared(null);
    Rig.assertCounts(0, 0, 0, 0, another);
    assertEquals(before + 2, type.added(Kind.STATIC));
  }

  @Test
  void a_node_knows_who_let_go_of_it_last_and_who_took_its_count_to_zero() {
    Node node = Nodes.of(object);
    assertEquals(-1, node.zeroSite());
    Rig.put(holder, "field", object);
    Rig.put(holder, "other", object);
    Rig.put(holder, "field", null);
    assertEquals(Rig.SITE, node.dropSite());
    assertEquals(-1, node.zeroSite());
    int later = Sites.add(new Place("Later", "drop", null, 3, "other"));
    holder.other = null;
    Ledger.sync(holder, U.objectFieldOffset(Holding.class, "other"), null, later);
    assertEquals(later, node.zeroSite());
  }

  @Test
  void storing_the_same_reference_again_changes_nothing_but_the_site() {
    Rig.put(holder, "field", object);
    holder.field = object;
    int later = Sites.add(new Place("Later", "store", null, 2, "field"));
    Ledger.sync(holder, fieldOffset(), object, later);
    Rig.assertCounts(1, 0, 0, 0, object);
    assertEquals(1, Nodes.of(object).added(Kind.FIELD));
    Slots slots = Table.find(holder).slots;
    assertEquals(later, slots.siteAt(slots.find((int) fieldOffset())));
  }

  @Test
  void an_object_may_refer_to_itself() {
    Rig.put(object, "left", object);
    Rig.put(object, "right", object);
    Rig.assertCounts(2, 0, 0, 0, object);
    Rig.put(object, "left", null);
    Rig.assertCounts(1, 0, 0, 0, object);
  }

  @Test
  void a_static_field_counts_as_one() {
    Rig.putShared(object);
    Rig.assertCounts(0, 1, 0, 0, object);
    Rig.putShared(null);
    Rig.assertCounts(0, 0, 0, 0, object);
  }

  @Test
  void elements_count_by_index() {
    Object[] array = new Object[1000];
    Rig.put(array, 0, object);
    Rig.put(array, 999, object);
    Rig.assertCounts(0, 0, 2, 0, object);
    Rig.put(array, 0, another);
    Rig.assertCounts(0, 0, 1, 0, object);
    Rig.assertCounts(0, 0, 1, 0, another);
  }

  @Test
  void what_the_slot_holds_now_counts_and_not_what_was_stored() {
    // Another thread's store came between this store and its hook.
    holder.field = another;
    Ledger.sync(holder, fieldOffset(), object, Rig.SITE);
    Rig.assertCounts(0, 0, 0, 0, object);
    Rig.assertCounts(1, 0, 0, 0, another);
    Ledger.sync(holder, fieldOffset(), another, Rig.SITE);
    Rig.assertCounts(1, 0, 0, 0, another);
  }

  /** The code of a class loader may run then, and wait for a thread that waits for the record. */
  @Test
  void whether_a_class_is_counted_is_not_asked_under_the_monitor_of_a_record() {
    Rig.put(holder, "field", another);
    Holder record = Table.find(holder);
    List<Boolean> held = new ArrayList<>();
    TestTagger.whileDeciding = () -> held.add(Thread.holdsLock(record));
    CountedMeanwhile meanwhile = new CountedMeanwhile();
    holder.field = meanwhile;
    Ledger.sync(holder, fieldOffset(), another, Rig.SITE);
    assertEquals(List.of(false), held);
    Rig.assertCounts(1, 0, 0, 0, meanwhile);
    Rig.assertCounts(0, 0, 0, 0, another);
    holder.field = "untagged";
    Ledger.sync(holder, fieldOffset(), meanwhile, Rig.SITE);
    Rig.assertCounts(0, 0, 0, 0, meanwhile);
  }

  @Test
  void an_untagged_store_makes_no_record() {
    Rig.put(holder, "field", "untagged");
    Rig.put(holder, "field", null);
    assertNull(Table.find(holder));
    Rig.put(holder, "field", object);
    assertNotNull(Table.find(holder));
  }

  @Test
  void a_range_is_synchronised_as_a_whole() {
    Object[] array = {object, "x", another, object, object};
    Copies.syncRange(array, 0, 4, Rig.SITE);
    Rig.assertCounts(0, 0, 2, 0, object);
    Rig.assertCounts(0, 0, 1, 0, another);
    array[0] = null;
    array[3] = another;
    Copies.syncRange(array, 0, 5, Rig.SITE);
    Rig.assertCounts(0, 0, 1, 0, object);
    Rig.assertCounts(0, 0, 2, 0, another);
  }

  @Test
  void a_copy_refers_to_what_the_original_refers_to() {
    Rig.put(holder, "field", object);
    Rig.put(holder, "other", another);
    Holding copy = holder.clone();
    Copies.syncClone(holder, copy, Rig.SITE);
    Rig.assertCounts(2, 0, 0, 0, object);
    Rig.assertCounts(2, 0, 0, 0, another);
    Rig.put(copy, "field", null);
    Rig.assertCounts(1, 0, 0, 0, object);
  }

  @Test
  void a_copied_array_counts_the_elements_that_are_counted() {
    Object[] array = {object, "x", null, another};
    Copies.syncRange(array, 0, 4, Rig.SITE);
    Object[] copy = array.clone();
    Operations.cloned(array, copy, Rig.SITE);
    Rig.assertCounts(0, 0, 2, 0, object);
    assertEquals(2, Table.find(copy).slots.used());
  }

  @Test
  void copying_what_has_no_record_makes_none() {
    Holding copy = holder.clone();
    Copies.syncClone(holder, copy, Rig.SITE);
    assertNull(Table.find(copy));
  }

  @Test
  void the_highest_count_is_kept() {
    Object[] array = new Object[3];
    for (int i = 0; i < array.length; i++) {
      Rig.put(array, i, object);
    }
    for (int i = 0; i < array.length; i++) {
      Rig.put(array, i, null);
    }
    Rig.assertCounts(0, 0, 0, 0, object);
    assertEquals(3, Nodes.of(object).max());
    assertEquals(3, Nodes.of(object).added(Kind.ELEMENT));
  }

  private static long fieldOffset() {
    return U.objectFieldOffset(Holding.class, "field");
  }
}

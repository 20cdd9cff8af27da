package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.boot.Rig.Counted;
import dev.refcount.boot.Rig.Holding;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Slots that hooks put down where there was no stack to call anything: each is found again by its numbers. */
final class DeferredTest {
  private static final int FIELD =
      Sites.add(Place.ofField(Holding.class.getName(), "field", "Ljava/lang/Object;"));

  private final Counted object = new Counted();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
    ReflectedFields.install();
  }

  @Test
  void a_field_is_found_by_its_site() {
    Holding holder = new Holding();
    holder.field = object;
    settle(holder, Ledger.FIELD_OF_SITE, FIELD);
    Rig.assertCounts(1, 0, 0, 0, object);
  }

  @Test
  void one_element_is_found_by_its_number_and_no_other_looked_at() {
    Object[] array = {null, object, object};
    settle(array, Deferred.FIRST_ELEMENT - 2, Rig.SITE);
    Rig.assertCounts(0, 0, 1, 0, object);
    settle(array, Deferred.FIRST_ELEMENT - 1, Rig.SITE);
    Rig.assertCounts(0, 0, 2, 0, object);
    array[2] = null;
    settle(array, Deferred.FIRST_ELEMENT - 2, Rig.SITE);
    Rig.assertCounts(0, 0, 1, 0, object);
  }

  @Test
  void of_an_array_that_was_copied_into_all_elements_are_looked_at() {
    Object[] array = {object, null, object};
    settle(array, Deferred.ELEMENTS, Rig.SITE);
    Rig.assertCounts(0, 0, 2, 0, object);
  }

  @Test
  void a_node_with_one_reference_too_many_is_found_by_its_kind() {
    Object[] array = {object};
    settle(array, Deferred.ELEMENTS, Rig.SITE);
    Node node = Nodes.of(object);
    for (int kind = 0; kind < Kind.COUNT; kind++) {
      node.add(kind);
    }
    Rig.assertCounts(1, 1, 2, 1, object);
    for (int kind = 0; kind < Kind.COUNT; kind++) {
      settle(node, Deferred.DROP - kind, 0);
    }
    Rig.assertCounts(0, 0, 1, 0, object);
  }

  @Test
  void a_query_waits_for_what_another_thread_is_settling() throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    Thread reaper =
        new Thread(
            () -> {
              while (!ended.get()) {
                Deferred.settle();
              }
            });
    reaper.setDaemon(true);
    reaper.start();
    Object[] array = new Object[100];
    for (int round = 0; round < 10_000; round++) {
      Arrays.fill(array, round % 2 == 0 ? object : null);
      putDown(array, Deferred.ELEMENTS, Rig.SITE);
      while (Deferred.waiting > 0) {
        Thread.onSpinWait();
      }
      Snapshot.settle();
      int expected = round % 2 == 0 ? array.length : 0;
      assertEquals(expected, Nodes.tag(object).count(), "in round " + round);
    }
    ended.set(true);
    reaper.join();
  }

  private static void settle(Object base, long offset, int site) {
    putDown(base, offset, site);
    Snapshot.settle();
    assertEquals(0, Deferred.waiting);
  }

  private static void putDown(Object base, long offset, int site) {
    synchronized (Deferred.LOCK) {
      Deferred.BASES[Deferred.waiting] = base;
      Deferred.OFFSETS[Deferred.waiting] = offset;
      Deferred.SITES[Deferred.waiting] = site;
      Deferred.waiting++;
    }
  }
}

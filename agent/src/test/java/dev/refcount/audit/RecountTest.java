package dev.refcount.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.boot.Hooks;
import dev.refcount.boot.Kind;
import dev.refcount.boot.Node;
import dev.refcount.boot.Repair;
import dev.refcount.boot.Rig;
import dev.refcount.boot.Rig.Counted;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.TestTagger;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts that are not the sums of the records become them; all others are left alone. */
final class RecountTest {
  private static Object shared;

  private final Counted[] objects = new Counted[40];
  private final Object[] array = new Object[100];
  private final Counted holder = new Counted();
  private final int[][] counts = new int[objects.length][];

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @BeforeEach
  void hold() {
    Random random = new Random(8);
    Arrays.setAll(objects, i -> new Counted());
    for (int i = 0; i < array.length; i++) {
      Rig.put(array, i, objects[random.nextInt(objects.length)]);
    }
    Rig.put(holder, "left", objects[0]);
    Rig.put(holder, "right", objects[1]);
    Rig.putStatic(RecountTest.class, "shared", objects[1]);
    Hooks.local(null, objects[1], Rig.SITE);
    for (int i = 0; i < objects.length; i++) {
      counts[i] = counts(objects[i]);
    }
  }

  @Test
  void what_is_too_low_or_too_high_becomes_the_sum_of_the_records() {
    for (int kind : new int[] {Kind.FIELD, Kind.STATIC, Kind.ELEMENT}) {
      Repair.count(node(objects[kind]), kind, 2);
      Repair.count(node(objects[10 + kind]), kind, -1);
    }
    // More than one kind of one object.
    Repair.count(node(objects[1]), Kind.FIELD, -1);
    Repair.count(node(objects[1]), Kind.ELEMENT, 3);
    Recount.run();
    assertCounts();
  }

  @Test
  void where_all_is_right_nothing_changes() {
    int[] before = made();
    Recount.run();
    assertCounts();
    assertEquals(Arrays.toString(before), Arrays.toString(made()));
  }

  /** The counts have them until the reaper takes them off. */
  @Test
  void holders_that_the_collector_has_taken_and_the_reaper_has_not_are_counted() {
    Rig.put(new Counted(), "left", objects[2]);
    counts[2] = counts(objects[2]);
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    while (!garbage.refersTo(null)) {
      System.gc();
    }
    Repair.count(node(objects[3]), Kind.FIELD, 1);
    Recount.run();
    assertCounts();
  }

  /** No record has them. */
  @Test
  void local_variables_are_left_alone() {
    Repair.count(node(objects[4]), Kind.LOCAL, 1);
    counts[4] = counts(objects[4]);
    Recount.run();
    assertCounts();
  }

  private void assertCounts() {
    for (int i = 0; i < objects.length; i++) {
      assertEquals(Arrays.toString(counts[i]), Arrays.toString(counts(objects[i])), "of object " + i);
    }
  }

  private int[] made() {
    int[] made = new int[objects.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = node(objects[i]).added(Kind.ELEMENT);
    }
    return made;
  }

  private static int[] counts(Object object) {
    int[] counts = new int[Kind.COUNT];
    for (int kind = 0; kind < counts.length; kind++) {
      counts[kind] = node(object).count(kind);
    }
    return counts;
  }

  private static Node node(Object object) {
    return Snapshot.nodeOf(object);
  }
}

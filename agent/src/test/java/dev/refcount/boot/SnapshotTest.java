package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What walks over the table: each record once, and hardly any garbage. */
final class SnapshotTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int RECORDS = 100_000;

  private final List<Object> alive = new ArrayList<>();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  /** In a full heap each array was a collection of all of it, of which the program got what the last had left. */
  @Test
  void a_walk_makes_no_array_of_each_segment() {
    fill();
    long arrays = 0;
    for (int segment = 0; segment < Table.segments(); segment++) {
      arrays += 4L * Table.snapshot(segment, Table.NO_RECORDS).length;
    }
    assertLessThan(arrays / 4, () -> Snapshot.nodes(node -> {}));
    assertLessThan(arrays / 4, Budget::measure);
  }

  @Test
  void a_walk_meets_each_node_once() {
    fill();
    List<Node> met = new ArrayList<>();
    Snapshot.nodes(met::add);
    Set<Node> each = new HashSet<>(met);
    assertEquals(each.size(), met.size());
    assertTrue(each.size() >= RECORDS, each.size() + " nodes");
  }

  @Test
  void an_array_that_served_before_has_nothing_of_that_left() {
    fill();
    Holder[] fitting = Table.snapshot(0, Table.NO_RECORDS);
    Holder[] large = new Holder[3 * fitting.length];
    Arrays.fill(large, new Holder(new Object(), 1));
    large[large.length / 2] = null;
    assertSame(large, Table.snapshot(0, large));
    assertEquals(count(fitting), count(large));
    Holder[] small = new Holder[16];
    assertNotSame(small, Table.snapshot(0, small));
  }

  private static long count(Holder[] records) {
    return Arrays.stream(records).filter(record -> record != null).count();
  }

  private void fill() {
    for (int i = 0; i < RECORDS; i++) {
      Rig.Counted object = new Rig.Counted();
      alive.add(object);
      Hooks.newborn(object);
    }
  }

  private static void assertLessThan(long bytes, Runnable walk) {
    walk.run();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    walk.run();
    long made = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(made < bytes, made + " bytes");
  }
}

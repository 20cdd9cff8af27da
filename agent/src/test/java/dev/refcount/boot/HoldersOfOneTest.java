package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query passes by most records unread; it passes by none that holds what is asked for. */
final class HoldersOfOneTest {
  private static final int HOLDERS = 300;
  private static final int OBJECTS = 200;

  private final Object[][] holders = new Object[HOLDERS][6];
  private final Rig.Counted[] objects = new Rig.Counted[OBJECTS];

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void each_holder_is_found_after_any_stores_sweeps_and_taggings(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < OBJECTS; i++) {
      objects[i] = new Rig.Counted();
    }
    for (int i = 0; i < 20_000; i++) {
      Object[] holder = holders[random.nextInt(HOLDERS)];
      boolean clears = random.nextInt(3) == 0;
      Rig.put(
          holder, random.nextInt(holder.length), clears ? null : objects[random.nextInt(OBJECTS)]);
      if (i % 500 == 0) {
        Nodes.tag(holders[random.nextInt(HOLDERS)]);
      }
      if (i % 1_000 == 0) {
        Table.sweep();
        agree();
      }
    }
    agree();
  }

  private void agree() {
    List<TreeSet<String>> expected = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      expected.add(new TreeSet<>());
    }
    for (int h = 0; h < HOLDERS; h++) {
      for (int slot = 0; slot < holders[h].length; slot++) {
        for (int i = 0; i < OBJECTS; i++) {
          if (holders[h][slot] == objects[i]) {
            expected.get(i).add(System.identityHashCode(holders[h]) + " " + slot);
          }
        }
      }
    }
    for (int i = 0; i < OBJECTS; i++) {
      TreeSet<String> found = new TreeSet<>();
      Node node = Nodes.of(objects[i]);
      Snapshot.referencesTo(
          node,
          (holder, slot, site, thread) -> {
            found.add(holder.hash + " " + slot);
            // Or the whole table would be looked through.
            assertTrue(Node.contains(node.heldIn(), holder.hash));
          });
      assertEquals(expected.get(i), found);
    }
  }

  @Test
  void each_node_has_two_bits() {
    for (int i = 0; i < 10_000; i++) {
      Object object = new Rig.Counted();
      assertEquals(2, Integer.bitCount(Nodes.of(object).bits() & 0xffff));
    }
  }

  @Test
  void a_sweep_in_between_forgets_nobody() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread sweeper =
        new Thread(
            () -> {
              while (!done.get()) {
                Table.sweep();
              }
            });
    sweeper.setUncaughtExceptionHandler((ignored, thrown) -> failure.set(thrown));
    sweeper.start();
    List<Object[]> alive = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Object[] holder = new Object[2];
      alive.add(holder);
      Rig.put(holder, 0, new Rig.Counted());
      Rig.put(holder, 1, new Rig.Counted());
    }
    done.set(true);
    sweeper.join();
    assertNull(failure.get());
    for (Object[] holder : alive) {
      for (Object object : holder) {
        int[] found = new int[1];
        Snapshot.referencesTo(Nodes.of(object), (record, slot, site, thread) -> found[0]++);
        assertEquals(1, found[0]);
      }
    }
    Reference.reachabilityFence(alive);
  }
}

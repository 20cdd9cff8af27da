package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlotsTest {
  private record Entry(Node node, long origin) {}

  private static final Node[] NODES = nodes(8);

  private Slots slots = new Slots();
  private final Map<Integer, Entry> model = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void agrees_with_a_map_after_any_operations(long seed) {
    Random random = new Random(seed);
    // Few slot numbers collide and fill up; many make it grow.
    int range = 4 << random.nextInt(8);
    int stride = random.nextBoolean() ? 4 : 1;
    int threads = 1 + random.nextInt(3);
    for (int i = 0; i < 20_000; i++) {
      int slot = random.nextInt(range) * stride;
      if (random.nextInt(5) < 2) {
        remove(slot);
      } else {
        store(slot, NODES[random.nextInt(NODES.length)], (long) random.nextInt(threads) << 32 | random.nextInt(1000));
      }
      if (i % 97 == 0) {
        agree();
      }
    }
    agree();
    agreeInOrder();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 9, 10, 13, 14, 100})
  void removing_any_entry_leaves_every_other_to_be_found(int size) {
    for (int removed = 0; removed < size; removed++) {
      for (int slot = 0; slot < size; slot++) {
        store(slot, NODES[slot % NODES.length], slot);
      }
      remove(removed);
      agree();
    }
  }

  @Test
  void a_slot_that_is_stored_and_cleared_for_ever_takes_no_more_room() {
    for (int i = 0; i < 100_000; i++) {
      store(i, NODES[0], i);
      remove(i);
    }
    assertEquals(0, slots.used());
    assertEquals(1, slots.capacity());
  }

  @Test
  void a_hash_table_never_fills_up_so_that_a_search_ends() {
    for (int slot = 0; slot < 10_000; slot++) {
      store(slot, NODES[0], slot);
      assertTrue(slot < 13 || slots.used() < slots.capacity());
    }
    assertEquals(-1, slots.find(10_000));
  }

  @Test
  void few_slots_lie_close_together() {
    int[] capacities = new int[13];
    for (int slot = 0; slot < capacities.length; slot++) {
      store(slot, NODES[0], slot);
      assertEquals(-1, slots.find(slot + 1));
      capacities[slot] = slots.capacity();
    }
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 9, 9, 9, 9, 13, 13, 13, 13}, capacities);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void another_thread_that_stores_to_one_of_few_slots_leaves_the_others_as_they_are(int size) {
    for (int stored = 0; stored <= size; stored++) {
      slots = new Slots();
      model.clear();
      for (int slot = 0; slot < size; slot++) {
        store(slot, NODES[slot], slot);
      }
      assertEquals(size, slots.capacity());
      store(stored, NODES[7], 1L << 32 | 9);
      agree();
    }
  }

  @Test
  void the_only_entry_that_is_left_may_be_another_threads() {
    for (int left = 0; left < 3; left++) {
      slots = new Slots();
      model.clear();
      for (int slot = 0; slot < 3; slot++) {
        store(slot, NODES[slot], slot);
      }
      for (int slot = 0; slot < 3; slot++) {
        if (slot != left) {
          remove(slot);
        }
      }
      store(left, NODES[7], 1L << 32 | 9);
      assertEquals(3, slots.capacity());
      store(4, NODES[6], 1L << 32 | 8);
      assertEquals(3, slots.capacity());
      agree();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 9, 13, 14, 100})
  void finds_each_place_where_a_node_is_held(int size) {
    for (int slot = 0; slot < size; slot++) {
      store(slot, NODES[slot % 2], slot);
    }
    BitSet held = new BitSet();
    for (int i = slots.next(NODES[1], 0); i >= 0; i = slots.next(NODES[1], i + 1)) {
      assertSame(NODES[1], slots.at(i));
      held.set(slots.slotAt(i));
    }
    assertEquals(size / 2, held.cardinality());
    assertEquals(-1, slots.next(NODES[2], 0));
  }

  @Test
  void negative_slot_numbers_are_as_good_as_others() {
    store(-1, NODES[0], 1);
    store(Integer.MIN_VALUE, NODES[1], 2);
    store(Integer.MAX_VALUE, NODES[2], 3);
    agree();
    remove(-1);
    agree();
  }

  private void store(int slot, Node node, long origin) {
    int thread = Origin.thread(origin);
    if (slots.find(slot) < 0) {
      slots = slots.reserve(thread);
      slots.put(slot, node, origin);
    } else {
      slots = slots.allow(thread);
      slots.replace(slots.find(slot), node, origin);
    }
    model.put(slot, new Entry(node, origin));
  }

  private void remove(int slot) {
    int index = slots.find(slot);
    assertEquals(model.containsKey(slot), index >= 0);
    if (index >= 0) {
      slots.remove(index);
      model.remove(slot);
    }
  }

  private void agree() {
    assertEquals(model.size(), slots.used());
    model.forEach(
        (slot, entry) -> {
          int index = slots.find(slot);
          assertTrue(index >= 0, () -> "lost slot " + slot);
          assertSame(entry.node(), slots.at(index));
          assertEquals(entry.origin(), slots.originAt(index));
          assertEquals(slot, slots.slotAt(index));
        });
    int[] numbers = slots.numbers();
    Arrays.sort(numbers);
    assertEquals(
        Arrays.toString(model.keySet().stream().mapToInt(slot -> slot).sorted().toArray()),
        Arrays.toString(numbers));
  }

  private void agreeInOrder() {
    int next = -1;
    for (int slot : model.keySet().stream().mapToInt(slot -> slot).sorted().toArray()) {
      next = slots.nextNumber(next);
      assertEquals(slot, next);
    }
    assertEquals(-1, slots.nextNumber(next));
  }

  private static Node[] nodes(int n) {
    Node[] nodes = new Node[n];
    for (int i = 0; i < n; i++) {
      Object referent = new Object();
      nodes[i] = new Node(referent, Identity.hash(referent), Types.of(Object.class), false);
    }
    return nodes;
  }

  @Test
  void the_elements_of_a_large_array_spread_over_the_whole_table() {
    int capacity = 1 << 20;
    BitSet homes = new BitSet();
    for (int index = 0; index < capacity / 2; index++) {
      homes.set(SlotTable.home(index, capacity - 1));
    }
    assertTrue(homes.cardinality() > capacity / 3, () -> homes.cardinality() + " homes");
  }
}

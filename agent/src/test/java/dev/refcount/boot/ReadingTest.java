package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who adds the ledger up meets each record, whatever the collector has cleared and the program made meanwhile. */
final class ReadingTest {
  private final List<Object> alive = new ArrayList<>();

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @AfterEach
  void thereIsRoomAgain() {
    Budget.limit(Long.MAX_VALUE);
  }

  @Test
  void a_cleared_record_that_holds_nothing_stays_in_the_table_until_the_reading_ends() {
    assertTrue(Reading.begin(Reaper.PATIENCE));
    Node cleared = cleared();
    try {
      growTheTable(50_000);
      assertEquals(1, times(cleared));
    } finally {
      Reading.end();
    }
    growTheTable(250_000);
    assertEquals(0, times(cleared));
  }

  @Test
  void it_is_met_once_more_if_two_read_and_one_of_them_ends() {
    Reading.begin(Reaper.PATIENCE);
    Reading.begin(Reaper.PATIENCE);
    Node cleared = cleared();
    Reading.end();
    growTheTable(350_000);
    assertEquals(1, times(cleared));
    Reading.end();
  }

  @Test
  void who_must_wait_for_the_end_does_not_if_nobody_reads() {
    Reading.begin(Reaper.PATIENCE);
    Reading.end();
    Reading.awaitEnd();
  }

  @Test
  void nothing_that_is_born_is_counted_once_the_budget_is_closed_whatever_is_measured() {
    Node before = node();
    Budget.close();
    Budget.measure();
    Rig.Counted late = new Rig.Counted();
    Hooks.newborn(late);
    assertEquals(null, Nodes.of(late));
    assertEquals(1, times(before));
    assertTrue(Budget.isClosed());
    assertFalse(Budget.wasFilled());
    assertTrue(Budget.isSpent());
  }

  private Node node() {
    Rig.Counted object = new Rig.Counted();
    alive.add(object);
    Hooks.newborn(object);
    return Nodes.of(object);
  }

  /** As the collector leaves it before the reaper has seen it. */
  private Node cleared() {
    Node node = node();
    node.clear();
    return node;
  }

  /** By more than there is, so that each segment is made anew. */
  private void growTheTable(int records) {
    for (int i = 0; i < records; i++) {
      node();
    }
  }

  private static int times(Node sought) {
    int[] met = new int[1];
    Snapshot.nodesOnLedger(node -> met[0] += node == sought ? 1 : 0);
    return met[0];
  }
}

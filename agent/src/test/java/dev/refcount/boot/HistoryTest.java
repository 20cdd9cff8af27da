package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HistoryTest {
  private static final Type TYPE = new Type(Object.class, 1, Tagger.NONE, "Object");

  @AfterEach
  void off() {
    History.keep(0);
  }

  private static Node node(int kept) {
    History.keep(kept);
    return History.node(new Object(), 1, TYPE, false);
  }

  private static List<String> events(Node node) {
    List<String> events = new ArrayList<>();
    History.of(node).tell(
        (what, kind, slot, site, thread, time) ->
            events.add(what + " " + kind + " " + slot + " " + site + " " + thread));
    return events;
  }

  @Test
  void an_event_comes_out_as_it_went_in_at_the_limits_of_every_number() {
    Node node = node(3);
    int mostSites = (1 << 28) - 1;
    History.note(node, History.STORED, Kind.FIELD, 0, 0);
    History.note(node, History.DROPPED, Kind.ELEMENT, Integer.MAX_VALUE, mostSites);
    History.note(
        node,
        History.HOLDER_RECLAIMED,
        Kind.LOCAL,
        History.NO_SLOT,
        (long) Integer.MIN_VALUE << 32 | mostSites);
    assertEquals(
        List.of(
            "0 0 0 0 0",
            "1 2 2147483647 268435455 0",
            "2 3 -1 268435455 -2147483648"),
        events(node));
  }

  @Test
  void a_ring_of_any_size_keeps_the_last_and_counts_the_others() {
    for (int kept : new int[] {1, 3, 4, 5, 17}) {
      Node node = node(kept);
      for (int i = 1; i <= 40; i++) {
        History.note(node, History.STORED, Kind.ELEMENT, i, i);
        int first = Math.max(1, i - kept + 1);
        assertEquals(i - first + 1, events(node).size());
        assertEquals("0 2 " + first + " " + first + " 0", events(node).get(0));
        assertEquals("0 2 " + i + " " + i + " 0", events(node).get(i - first));
        assertEquals(first - 1, History.of(node).forgotten());
      }
      assertEquals(1, History.of(node).firstSite());
    }
  }

  @Test
  void the_lives_that_ended_last_are_kept_without_their_nodes_and_the_oldest_forgotten() {
    Node node = null;
    for (int i = 0; i < 100; i++) {
      node = History.isKept() ? History.node(new Object(), 1, TYPE, false) : node(1);
      History.verdict(node, "counted out");
      History.ended(node);
    }
    History[] last = History.lastEnded();
    assertEquals(32, last.length);
    assertEquals(History.of(node), last[0]);
    assertEquals("counted out", last[31].verdict());
  }

  @Test
  void without_the_option_a_node_is_no_larger_and_nothing_is_noted() {
    Node node = node(0);
    History.note(node, History.STORED, Kind.FIELD, 0, 0);
    History.ended(node);
    assertNull(History.of(node));
    assertEquals(Node.class, node.getClass());
    assertEquals(0, History.lastEnded().length);
  }
}

package dev.refcount.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That peers which are measured do answer, and rightly. */
class PeersTest {
  @TempDir Path folder;

  @AfterEach
  void emptyHeap() {
    Heap.fill(10);
  }

  @Test
  void a_dump_shows_all_references_to_the_wanted_object() throws IOException {
    Heap.fill(1_000);

    assertEquals(Heap.REFERENCES, Dump.referrers());
  }

  @Test
  void a_dropped_object_is_held_by_nothing_and_the_wanted_one_is_never_dropped() {
    Heap.fill(100);
    for (int i = 0; i < 30; i++) {
      WeakReference<Item> dropped = Heap.drop();
      for (Item item : Heap.root()) {
        assertTrue(item == null || !dropped.refersTo(item));
        assertTrue(item == null || item.peer == null || !dropped.refersTo(item.peer));
        assertTrue(!dropped.refersTo(Heap.wanted));
      }
    }
  }

  @Test
  void a_debugger_sees_every_store_and_every_holder() throws Exception {
    try (Child child = child(List.of(Debugger.OPTION))) {
      Debugger debugger = new Debugger(child.await(Debugger.LISTENING).group(1));
      child.awaitReady();
      assertEquals(Heap.REFERENCES, debugger.referrers());

      debugger.watch(false);
      long stores = Long.parseLong(child.ask(Peer.WATCHPOINT.name() + " 500").says());

      assertEquals(stores, debugger.seen(stores));
    }
  }

  @Test
  void a_question_that_fails_is_told_and_the_next_one_is_answered() throws Exception {
    try (Child child = child(List.of())) {
      child.awaitReady();

      // Without the agent ours cannot answer.
      assertThrows(Unanswered.class, () -> child.ask(Peer.COUNT.name()));
      assertEquals("1001 reached", child.ask(Peer.GRAPH.name()).says());
      assertEquals("1001 instances", Histogram.items(child.pid()));
    }
  }

  @Test
  void a_process_that_ends_is_said() throws Exception {
    try (Child child = child(List.of("-XX:NoSuchOption"))) {
      Unanswered ended = assertThrows(Unanswered.class, () -> child.awaitReady());

      assertEquals("its process has ended, exit code 1", ended.getMessage());
      assertNull(ended.getCause());
    }
  }

  private Child child(List<String> options) throws IOException {
    return Child.java(options, folder.resolve("log"), "1000");
  }
}

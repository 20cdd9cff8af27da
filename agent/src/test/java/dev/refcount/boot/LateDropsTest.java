package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.refcount.boot.Rig.Counted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Drops that a thread at the end of its stack notes in the node are made once each, whoever settles meanwhile. */
final class LateDropsTest {
  private static final int ROUNDS = 200;
  private static final int AT_ONCE = 20_000;

  private final Node node = Nodes.tag(new Counted());

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
  }

  @Test
  void each_is_made_once_while_the_thread_goes_on_and_two_settle() throws InterruptedException {
    Settler reaper = new Settler();
    Settler query = new Settler();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < AT_ONCE; i++) {
        node.add(Kind.LOCAL);
        noteLate();
      }
      Snapshot.settle();
      assertEquals(0, node.count(Kind.LOCAL), "after round " + round);
    }
    reaper.end();
    query.end();
    assertEquals(0, node.count());
  }

  @Test
  void many_nodes_have_each_their_own_number() {
    Counted[] objects = new Counted[1_000];
    for (int pass = 1; pass <= 3; pass++) {
      for (int i = 0; i < objects.length; i++) {
        objects[i] = objects[i] == null ? new Counted() : objects[i];
        Node one = Nodes.tag(objects[i]);
        for (int k = 0; k < i % 5; k++) {
          one.add(Kind.LOCAL);
          one.late++;
        }
      }
      Hooks.someLate = true;
      Snapshot.settle();
      assertFalse(Hooks.someLate);
      for (Counted object : objects) {
        Rig.assertCounts(0, 0, 0, 0, object);
      }
    }
  }

  /** The numbers move with the nodes where room is made for more. */
  @Test
  void what_was_made_is_not_made_again_when_more_nodes_come() {
    for (int nodes = 1; nodes <= 1_000; nodes *= 2) {
      Counted[] others = new Counted[nodes];
      for (int i = 0; i < nodes; i++) {
        others[i] = new Counted();
        Nodes.tag(others[i]).add(Kind.LOCAL);
        Nodes.of(others[i]).late++;
      }
      node.add(Kind.LOCAL);
      noteLate();
      Snapshot.settle();
      assertEquals(0, node.count(Kind.LOCAL));
      for (Counted other : others) {
        Rig.assertCounts(0, 0, 0, 0, other);
      }
    }
  }

  /** As woven code does. */
  private void noteLate() {
    node.late++;
    Hooks.someLate = true;
  }

  private static final class Settler extends Thread {
    private volatile boolean ended;

    Settler() {
      setDaemon(true);
      start();
    }

    @Override
    public void run() {
      while (!ended) {
        Snapshot.settle();
      }
    }

    void end() throws InterruptedException {
      ended = true;
      join();
    }
  }
}

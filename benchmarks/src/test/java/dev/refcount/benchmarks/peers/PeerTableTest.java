package dev.refcount.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeerTableTest {
  private static final List<Integer> SIZES = List.of(10_000, 100_000);

  private final Costs costs = new Costs();

  @Test
  void each_peer_is_compared_with_ours_in_the_largest_heap_that_both_were_asked_about() {
    costs.add(Peer.COUNT, 10_000, 20e-9, "4");
    costs.add(Peer.COUNT, 100_000, 25e-9, "4");
    costs.add(Peer.REFERRING_OBJECTS, 10_000, 2e-3, "4 holders");
    costs.add(Peer.REFERRING_OBJECTS, 100_000, 25e-3, "4 holders");
    costs.add(Peer.HISTOGRAM, 10_000, 0.2, "10001 instances");

    assertEquals(
        """
        objects in the heap                      says      10⁴      10⁵       to ours  to plain

        How often is it referred to?
          Refs.count                                4  20.0 ns  25.0 ns        1.00 x
          JDI referringObjects              4 holders  2.00 ms  25.0 ms   1,000,000 x
          jcmd GC.class_histogram     10001 instances   200 ms        -  10,000,000 x

        Who holds it?
          JDI referringObjects              4 holders  2.00 ms  25.0 ms             -
        """,
        table());
  }

  @Test
  void stores_are_compared_with_the_plain_program_too() {
    costs.add(Peer.STORE_TAGGED, 10_000, 100e-9, "");
    costs.add(Peer.STORE_PLAIN, 10_000, 2e-9, "");

    String table = table();

    assertTrue(table.contains("1.00 x    50.0 x\n"), table);
    assertTrue(table.contains("0.0200 x    1.00 x\n"), table);
  }

  @Test
  void without_ours_there_is_no_ratio() {
    costs.add(Peer.GRAPH, 10_000, 1e-3, "10001 reached");

    String table = table();

    assertTrue(table.contains("1.00 ms"), table);
    assertTrue(table.lines().anyMatch(line -> line.contains("JOL") && line.endsWith("-")), table);
  }

  private String table() {
    return new PeerTable(costs, SIZES).table().toString();
  }
}

package dev.refcount.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether what the agent said is true: a fast answer is worth nothing else. */
final class RightAnswers {
  private static final String REFERENCES = Integer.toString(Heap.REFERENCES);
  private static final Map<Peer, String> TRUE =
      Map.of(
          Peer.COUNT, REFERENCES,
          Peer.HOLDINGS, REFERENCES,
          Peer.RELEASED, "true",
          Peer.RELEASED_HELD, "false");

  private RightAnswers() {}

  /** A line for each answer that is missing or wrong. */
  static List<String> wrong(Costs costs, List<Integer> sizes) {
    List<String> lines = new ArrayList<>();
    for (Peer peer : Peer.values()) {
      for (int objects : sizes) {
        if (TRUE.containsKey(peer)) {
          String said =
              costs.all().stream()
                  .filter(cost -> cost.peer() == peer && cost.objects() == objects)
                  .map(Cost::says)
                  .findFirst()
                  .orElse("nothing");
          if (!said.equals(TRUE.get(peer))) {
            lines.add(peer + " with " + objects + " objects says " + said + ", not " + TRUE.get(peer));
          }
        }
      }
    }
    return lines;
  }
}

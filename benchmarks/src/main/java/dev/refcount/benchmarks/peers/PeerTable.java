package dev.refcount.benchmarks.peers;

import dev.refcount.benchmarks.TextTable;
import dev.refcount.benchmarks.picture.Units;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Costs as text: a block for each question, a line for each peer, a column for each size of the heap. */
final class PeerTable {
  private final Costs costs;
  private final List<Integer> sizes;

  PeerTable(Costs costs, List<Integer> sizes) {
    this.costs = costs;
    this.sizes = sizes;
  }

  TextTable table() {
    List<String> heads = new ArrayList<>(List.of("objects in the heap", "says"));
    sizes.forEach(size -> heads.add(Units.powerOfTen((int) Math.round(Math.log10(size)))));
    heads.addAll(List.of("to ours", "to plain"));
    TextTable table = new TextTable(heads.toArray(String[]::new));
    for (Question question : Question.values()) {
      List<Peer> asked =
          Peer.askedFor(question).stream().filter(peer -> !costs.of(peer).isEmpty()).toList();
      if (!asked.isEmpty()) {
        table.gap();
        List<String> heading = new ArrayList<>(Collections.nCopies(heads.size(), ""));
        heading.set(0, question.toString());
        table.row(heading.toArray(String[]::new));
        asked.forEach(peer -> table.row(cells(question, peer)));
      }
    }
    return table;
  }

  private String[] cells(Question question, Peer peer) {
    List<String> cells = new ArrayList<>(List.of("  " + peer, costs.says(peer).orElse("")));
    Map<Integer, Double> seconds = costs.of(peer);
    for (int size : sizes) {
      cells.add(seconds.containsKey(size) ? Units.time(seconds.get(size)) : "-");
    }
    Peer ours = Peer.askedFor(question).get(0);
    cells.add(costs.ratio(peer, ours).map(Units::ratio).orElse("-"));
    cells.add(
        question == Question.EVERY_STORE
            ? costs.ratio(peer, Peer.STORE_PLAIN).map(Units::ratio).orElse("-")
            : "");
    return cells.toArray(String[]::new);
  }
}

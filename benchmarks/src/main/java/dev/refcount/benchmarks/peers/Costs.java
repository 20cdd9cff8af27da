package dev.refcount.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that was measured in one run, and why the rest was not. */
final class Costs {
  private final List<Cost> costs = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  void add(Peer peer, int objects, double seconds, String says) {
    costs.add(new Cost(peer, objects, seconds, says));
  }

  void failed(Peer peer, int objects, String why) {
    failed(peer + " with " + objects + " objects: " + why);
  }

  void failed(String line) {
    failures.add(line);
  }

  List<Cost> all() {
    return costs;
  }

  List<String> failures() {
    return failures;
  }

  SortedMap<Integer, Double> of(Peer peer) {
    SortedMap<Integer, Double> seconds = new TreeMap<>();
    costs.stream()
        .filter(cost -> cost.peer() == peer)
        .forEach(cost -> seconds.put(cost.objects(), cost.seconds()));
    return seconds;
  }

  /** Its answer in the largest heap; empty if it gave none. */
  Optional<String> says(Peer peer) {
    return costs.stream()
        .filter(cost -> cost.peer() == peer)
        .map(Cost::says)
        .reduce((earlier, later) -> later);
  }

  /** How many times the other's time it takes, in the largest heap that both were asked about. */
  Optional<Double> ratio(Peer peer, Peer other) {
    SortedMap<Integer, Double> theirs = of(other);
    SortedMap<Integer, Double> both = of(peer);
    both.keySet().retainAll(theirs.keySet());
    return both.isEmpty()
        ? Optional.empty()
        : Optional.of(both.get(both.lastKey()) / theirs.get(both.lastKey()));
  }
}

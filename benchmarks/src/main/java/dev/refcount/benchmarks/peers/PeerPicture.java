package dev.refcount.benchmarks.peers;

import dev.refcount.benchmarks.picture.Curve;
import dev.refcount.benchmarks.picture.Curves;
import java.util.List;
import java.util.stream.Stream;

/** Costs as curves over the size of the heap. */
final class PeerPicture {
  private PeerPicture() {}

  static String svg(Costs costs) {
    Curves curves = new Curves("What an answer costs by the number of objects in the heap");
    List<Peer> counting =
        Stream.of(Question.HOW_OFTEN, Question.WHO)
            .flatMap(question -> Peer.askedFor(question).stream())
            .distinct()
            .toList();
    String answer = "time until the answer";
    curves.panel("How often is it referred to, and who holds it?", answer, of(costs, counting));
    panel(curves, Question.GONE, answer, costs);
    panel(curves, Question.EVERY_STORE, "time of a store", costs);
    return curves.svg();
  }

  private static void panel(Curves curves, Question question, String timeOf, Costs costs) {
    curves.panel(question.toString(), timeOf, of(costs, Peer.askedFor(question)));
  }

  private static List<Curve> of(Costs costs, List<Peer> peers) {
    return peers.stream()
        .map(peer -> new Curve(peer.toString(), peer.ours(), costs.of(peer)))
        .toList();
  }
}

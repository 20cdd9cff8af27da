package dev.refcount.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RightAnswersTest {
  private static final int OBJECTS = 10_000;

  private final Costs costs = new Costs();

  RightAnswersTest() {
    costs.add(Peer.HOLDINGS, OBJECTS, 1, "4");
    costs.add(Peer.RELEASED, OBJECTS, 1, "true");
    costs.add(Peer.RELEASED_HELD, OBJECTS, 1, "false");
  }

  @Test
  void true_answers_pass() {
    costs.add(Peer.COUNT, OBJECTS, 1, "4");

    assertEquals(List.of(), RightAnswers.wrong(costs, List.of(OBJECTS)));
  }

  @Test
  void a_wrong_answer_of_ours_is_named() {
    costs.add(Peer.COUNT, OBJECTS, 1, "3");

    assertEquals(
        List.of("Refs.count with 10000 objects says 3, not 4"),
        RightAnswers.wrong(costs, List.of(OBJECTS)));
  }

  @Test
  void no_answer_of_ours_is_a_wrong_one() {
    assertEquals(
        List.of("Refs.count with 10000 objects says nothing, not 4"),
        RightAnswers.wrong(costs, List.of(OBJECTS)));
  }

  @Test
  void others_may_say_what_they_like() {
    costs.add(Peer.COUNT, OBJECTS, 1, "4");
    costs.add(Peer.REFERRING_OBJECTS, OBJECTS, 1, "3 holders");

    assertEquals(List.of(), RightAnswers.wrong(costs, List.of(OBJECTS)));
  }
}

package dev.refcount.demo.course;

import java.util.List;

/** Lesson 7. */
final class Detector {
  static final Lesson LESSON = new Lesson(7, "Finding garbage by its counts",
      "How does CPython's cycle detector tell garbage from the rest, and does the ledger find the same?",
      "Lesson07Detector", "lesson07_detector", Lesson.TAGGED,
      List.of(Fork.of(Lesson.QUIET)), Detector::text);

  private Detector() {}

  private static void text(Talk talk) {
    talk.say("The same six nodes on both sides: a, b and c in a circle, d held by c, e and f holding each "
        + "other; a also holds e; the program keeps e and nothing else. No count is zero: {p:counts} in "
        + "Python, {j:counts} in Java.");
    talk.say("The detector takes from each count the references that come from the objects it looks at. "
        + "What is left comes from outside: {p:from outside}. The ledger knows its references by kind, and "
        + "those that are not fields of these nodes are: {j:from outside}.");
    talk.say("Whatever these lead to is alive, and the rest is garbage: {p:garbage}. The ledger peels off "
        + "what it knows to be dead, zero counts first, then circles that nothing outside holds, and "
        + "released says the same: {j:released}. Neither has collected anything yet.");
    talk.say("Then both collect. gc.collect() returns {p:gc.collect()}, and what went is {p:reclaimed}; "
        + "Gc.collect() returns {j:Gc.collect()}, and what went is {j:reclaimed}. Of the latter the ledger "
        + "calls all garbage that counting could not free, d with the circle that held it.");
  }
}

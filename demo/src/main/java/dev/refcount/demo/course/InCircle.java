package dev.refcount.demo.course;

import java.util.List;

/** Lesson 5. */
final class InCircle {
  static final Lesson LESSON = new Lesson(5, "Two that hold each other",
      "Who reclaims a cycle, and who is told of it, in which order?",
      "Lesson05Cycle", "lesson05_cycle", Lesson.TAGGED,
      List.of(Fork.of(Lesson.QUIET)), InCircle::text);

  private InCircle() {}

  private static void text(Talk talk) {
    talk.say("While both are named, the counts are {p:count of a} and {p:count of b} in Python, "
        + "{j:count of a} and {j:count of b} in Java. With the names gone each still has the other: "
        + "{p:count of a still} with the argument, {j:count of a still} without. These counts never reach "
        + "zero.");
    talk.say("Both collectors reclaim them all the same: gc.collect() returns {p:gc.collect()}, Gc.collect() "
        + "{j:Gc.collect()}. The ledger knew it before any collection: released says {j:released}.");
    talk.say("Told of it, in this order: in Python {p:order}, the last {p:ms till then} ms after "
        + "gc.collect() was called and before it returned; in Java {j:order}, {j:ms till then} ms after "
        + "Gc.collect() was called. The collector itself clears the weak reference; the Cleaner runs later, "
        + "on a thread of its own, so a program can see the one without the other.");
  }
}

package dev.refcount.demo.course;

import java.util.List;

/** Lesson 3. */
final class CountZero {
  static final Lesson LESSON = new Lesson(3, "The last name goes",
      "When is an object freed that nothing refers to any more, and what is left of its name?",
      "Lesson03CountZero", "lesson03_count_zero", Lesson.TAGGED,
      List.of(Fork.of("-Xmx64m")), CountZero::text);

  private CountZero() {}

  private static void text(Talk talk) {
    talk.say("With one of two names gone the counts fall from {p:count of a} to {p:count of a now} and from "
        + "{j:count of a} to {j:count of a now}. At del a Python's count reaches zero, and the cup is freed "
        + "within the same statement: {p:ms later} ms later, most of it spent on telling us.");
    talk.say("In Java the count reaches zero at a = null, and nothing happens: the cup lies in memory with "
        + "count zero until the collector comes, and that comes when memory is short. Here that took "
        + "{j:KB made meanwhile} KB of other objects, and we knew it {j:ms later} ms later. The ledger's "
        + "own measure, from the store that took the count to zero to the collection, is called drag: "
        + "{j:drag in ms} ms.");
    talk.say("The name afterwards: del takes the name itself away, and using it raises NameError: "
        + "{p:at run time}. Java has no del. A variable that was never assigned is refused by the compiler "
        + "({j:javac}); one that holds null throws when it is used: {j:at run time}.");
  }
}

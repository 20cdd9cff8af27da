package dev.refcount.demo.course;

import java.util.List;

/** Lesson 2. */
final class TwoNames {
  static final Lesson LESSON = new Lesson(2, "Two names for one object",
      "What does b = a do to the object, and what does binding b to something else do?",
      "Lesson02TwoNames", "lesson02_two_names", Lesson.TAGGED, List.of(Fork.of()), TwoNames::text);

  private TwoNames() {}

  private static void text(Talk talk) {
    talk.say("b = a copies no cup, on either side: a is b is {p:a is b}, a == b is {j:a == b}. The count "
        + "goes from {p:count with one name} to {p:count of a} in Python and from {j:count with one name} to "
        + "{j:count of a} in Java, and it is the same read through a or through b: there is one object, and "
        + "it has the count, not the name.");
    talk.say("Binding b to another cup takes one from the first: {p:count of a now} and {j:count of a now}. "
        + "The new cup starts with its own: {p:count of b now} and {j:count of b now}.");
  }
}

package dev.refcount.demo.course;

import java.util.List;

/** Lesson 1. */
final class OneName {
  static final Lesson LESSON = new Lesson(1, "One object, one name",
      "How many references are there to an object that one variable refers to?",
      "Lesson01OneName", "lesson01_one_name", Lesson.TAGGED, List.of(Fork.of()), OneName::text);

  private OneName() {}

  private static void text(Talk talk) {
    talk.say("sys.getrefcount(a) gives {p:count of a}: the name a, and the argument of getrefcount itself, "
        + "which is one more reference as long as the call lasts. Refs.count(a) gives {j:count of a}: the "
        + "agent counts variables, fields, statics and array elements, and leaves its own argument out.");
    if (talk.python("count inside") > talk.python("count of a")) {
      talk.say("Passed to a function, the cup has one more name: Python counts {p:count inside}, Java "
          + "{j:count inside}."
          + (talk.python("count inside") > talk.python("count of a") + 1
              ? " The other one more is of the call itself: before 3.11 the caller keeps the argument until it is over."
              : "")
          + " When the call returns, both are back at {p:count after} and {j:count after}.");
    } else {
      talk.say("Passed to a function, the cup has one more name: Java counts {j:count inside}. This Python "
          + "still says {p:count inside}: from 3.14 on a function's variable is lent to a call without "
          + "being counted again, so the argument of getrefcount is free there. When the call returns, "
          + "the counts are {p:count after} and {j:count after}.");
    }
    if (!talk.pythonIs("gil")) {
      talk.say("This is a free-threaded Python: each object has one count for the thread that owns it and "
          + "one that all others share, and getrefcount adds them up.");
    }
    talk.say("Python needs the number: it frees the cup when the number reaches zero. The JVM never counts; "
        + "the number on its side exists because the agent watches every store.");
  }
}

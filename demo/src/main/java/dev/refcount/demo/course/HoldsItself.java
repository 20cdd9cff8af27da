package dev.refcount.demo.course;

import java.util.List;

/** Lesson 4. */
final class HoldsItself {
  static final Lesson LESSON = new Lesson(4, "A list that holds itself",
      "What happens to a list whose own element keeps its count above zero?",
      "Lesson04HoldsItself", "lesson04_holds_itself", "containers=true",
      List.of(Fork.of(Lesson.QUIET)), HoldsItself::text);

  private HoldsItself() {}

  private static void text(Talk talk) {
    talk.say("Both notice the circle when they print: [[...]] and [(this Collection)]. getrefcount(x) gives "
        + "{p:count of x}: the name, the list's own element, and the argument; Refs.count(x) gives "
        + "{j:count of x}: the same without the argument.");
    if (talk.java("count after printing") > talk.java("count of x")) {
      talk.say("After printing, Java's count is {j:count after printing}: to print itself the list made an "
          + "iterator, which refers to it. The iterator is garbage already, but garbage still refers until "
          + "the collector has come. Python's count is as before: {p:count after printing}.");
    }
    talk.say("With the name gone, nobody but the list itself and garbage holds it: the count will never "
        + "reach zero. Counting alone would keep it for ever. Python's cycle detector finds it, gc.collect() "
        + "returns {p:gc.collect()}; Java's collector never looked at counts, and of the lists that it "
        + "reclaimed Gc.collect() tells {j:Gc.collect()} that counting could not have freed.");
  }
}

package dev.refcount.demo.course;

import java.util.List;

/** Lesson 9. */
final class Memory {
  static final Lesson LESSON = new Lesson(9, "Memory itself",
      "What does an object take, where does the count live, and which objects are shared by all?",
      "Lesson09Memory", "lesson09_memory", "",
      List.of(Fork.named("usual headers"),
          Fork.since(24, "compact headers", "-XX:+UnlockExperimentalVMOptions",
              "-XX:+UseCompactObjectHeaders")),
      Memory::text);

  private Memory() {}

  private static void text(Talk talk) {
    talk.say("An object without a field takes {j:Cup bytes} bytes here ({j:Cup parts}) by JOL's layout; the "
        + "heap really gave {j:Cup bytes taken} for each. CPython's takes {p:Cup bytes} by sys.getsizeof, "
        + "the count and the pointer to the class among them, but not the dictionary of its attributes. With "
        + "one field, Node: {j:Node bytes} bytes ({j:Node parts}), and {p:Node bytes} with __slots__. No "
        + "Java object has room for a count: what the agent counts, it keeps beside the heap's objects.");
    if (talk.java.plays().size() > 1) {
      talk.say("With compact headers a Cup takes {j:[compact headers]Cup bytes} "
          + "({j:[compact headers]Cup parts}) and a Node {j:[compact headers]Node bytes} "
          + "({j:[compact headers]Node parts}); the heap gave {j:[compact headers]Cup bytes taken} and "
          + "{j:[compact headers]Node bytes taken}.");
    } else {
      talk.say("Compact headers (JEP 519) need Java 25; this is {j:runtime}.");
    }
    talk.say("Small integers are made once: {p:smallest shared int} to {p:largest shared int} in this Python, "
        + "{j:smallest shared int} to {j:largest shared int} in Java's Integer cache. One further on, two "
        + "equal ones are two objects (is: {p:next one is}, ==: {j:next one ==}), so compare with == "
        + "in Python and with equals in Java. The same with strings made at run time: is says "
        + "{p:made later is} and == of Java {j:made later ==}; interned they are one object: "
        + "{p:interned is}, {j:interned ==}.");
    text312(talk);
  }

  private static void text312(Talk talk) {
    if (talk.python("more for a list of None") == 0) {
      talk.say("None has the count {p:count of None}, and a list of many more references to it changes that "
          + "by {p:more for a list of None}: since 3.12 such objects are immortal. Their count is a mark, "
          + "and is never changed.");
    } else {
      talk.say("This Python counts references even to None: {p:count of None} of them, and after a list of "
          + "many more the count is higher by {p:more for a list of None}. Immortal objects, whose "
          + "count never changes, came with 3.12.");
    }
    if (talk.python("count of 1") > 1e6 && talk.python("more for a list of 1") != 0) {
      talk.say("The number one seems to have {p:count of 1} references. Nobody holds that many: this version "
          + "lets small integers start at a count so high that it never comes down to zero.");
    }
  }
}

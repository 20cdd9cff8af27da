package dev.refcount.demo.course;

import java.util.List;

/** Lesson 6. */
final class LateAndNever {
  static final Lesson LESSON = new Lesson(6, "Never or late",
      "Why is counting alone not enough, and what does tracing alone cost?",
      "Lesson06Drag", "lesson06_drag", Lesson.TAGGED,
      List.of(
          Fork.named("Serial", "-XX:+UseSerialGC", "-Xmx64m"),
          Fork.named("G1", "-XX:+UseG1GC", "-Xmx64m"),
          Fork.named("ZGC", "-XX:+UseZGC", "-Xmx64m")),
      LateAndNever::text);

  private LateAndNever() {}

  private static void text(Talk talk) {
    talk.say("Counting is prompt: of the parcels dropped in Python, half were freed within "
        + "{p:half waited ms} ms and all within {p:longest ms} ms. And it misses: of the pairs that hold each "
        + "other, counting alone left {p:left by counting} parcels in memory; the cycle detector found "
        + "{p:found in pairs} of them, in a pause of {p:pause ms} ms.");
    talk.say("Tracing misses nothing: after a collection {j:[Serial]left} parcels were left under Serial, "
        + "{j:[G1]left} under G1, {j:[ZGC]left} under ZGC, pairs or not. It costs time instead: a parcel "
        + "waits for the next collection. The table has the same program under each collector.");
    talk.table("", "half waited", "nine of ten", "longest", "left in pairs")
        .row("CPython, counting", "{p:half waited ms} ms", "{p:nine of ten ms} ms", "{p:longest ms} ms",
            "{p:left by counting}")
        .row("Serial", "{j:[Serial]half waited ms} ms", "{j:[Serial]nine of ten ms} ms",
            "{j:[Serial]longest ms} ms", "{j:[Serial]left}")
        .row("G1", "{j:[G1]half waited ms} ms", "{j:[G1]nine of ten ms} ms", "{j:[G1]longest ms} ms",
            "{j:[G1]left}")
        .row("ZGC", "{j:[ZGC]half waited ms} ms", "{j:[ZGC]nine of ten ms} ms", "{j:[ZGC]longest ms} ms",
            "{j:[ZGC]left}");
  }
}

package dev.refcount.demo.course;

import java.util.List;

/** Lesson 10. */
final class GoneInScope {
  static final Lesson LESSON = new Lesson(10, "A variable in scope, its object gone",
      "Can an object be reclaimed while a variable that holds it is still in scope?",
      "Lesson10GoneInScope", "lesson10_gone_in_scope", Lesson.TAGGED,
      List.of(Fork.named("compiled"), Fork.named("interpreted", "-Xint")), GoneInScope::text);

  private GoneInScope() {}

  private static void text(Talk talk) {
    talk.say("In Python a name is a reference, and as long as it is there, so is its object: gone says "
        + "{p:gone} after the loop and {p:gone after del} after del.");
    talk.say("Java promises less. The count is {j:count of cup}, the variable is in scope until the method "
        + "ends, but nothing reads it any more. With the compiler, gone says {j:[compiled]gone}; the same "
        + "program interpreted (-Xint) says {j:[interpreted]gone}.");
    if (Boolean.TRUE.equals(talk.java.play("compiled").value("gone").orElse(null))) {
      talk.say("The compiler ends a variable's life with its last use, and the collector follows it. No count "
          + "explains that, so the agent has a verdict of its own: reclaimed by a live variable, "
          + "{j:[compiled]by a live variable} here, {j:[interpreted]by a live variable} interpreted.");
    }
    talk.say("Whoever needs the object until the end says so: behind Reference.reachabilityFence, gone says "
        + "{j:[compiled]gone behind the fence} compiled and {j:[interpreted]gone behind the fence} "
        + "interpreted.");
  }
}

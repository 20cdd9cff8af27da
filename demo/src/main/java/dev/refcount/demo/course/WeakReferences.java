package dev.refcount.demo.course;

import java.util.List;

/** Lesson 8. */
final class WeakReferences {
  static final Lesson LESSON = new Lesson(8, "References that keep nothing alive",
      "What can refer to an object without being counted, and what happens to it when the object goes?",
      "Lesson08WeakReferences", "lesson08_weak_references", Lesson.TAGGED,
      List.of(Fork.of("-Xmx48m", "-XX:+UseSerialGC")), WeakReferences::text);

  private WeakReferences() {}

  private static void text(Talk talk) {
    talk.say("Neither side counts them: {p:count before} before and {p:count with weak ones} with a "
        + "weakref.ref, a WeakKeyDictionary, a WeakValueDictionary and a weakref.finalize; {j:count before} "
        + "before and {j:count with weak ones} with a WeakReference, a PhantomReference, a WeakHashMap "
        + "and a Cleaner.");
    talk.say("The difference is when they notice. In Python the count reaches zero at del cup, and by the "
        + "next line everything has happened: weak answers: {p:weak answers now}, the finalizer ran: "
        + "{p:finalizer ran}, owners left: {p:owners left}, left on the shelf: {p:left on the shelf}.");
    talk.say("In Java the weak reference still answers after cup = null: {j:weak still answers}. Only a "
        + "collection clears it: {j:weak answers now}. Then the phantom reference is queued "
        + "({j:phantom queued}), the Cleaner runs ({j:cleaner ran}), and the map's owners are "
        + "{j:owners left}.");
    talk.say("A phantom reference never gives its object back (phantom answers: {j:phantom answers}); it "
        + "only tells that it is gone. A soft reference has no twin in Python: a collection leaves it alone "
        + "(soft answers: {j:soft answers}) until memory is short, here after {j:MB hoarded till then} MB "
        + "(soft answers now: {j:soft answers now}).");
  }
}

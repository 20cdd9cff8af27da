package dev.refcount.demo.course;

import java.util.List;
import java.util.Optional;

/** All lessons, in the order in which they are taught. */
public final class Course {
  private static final List<Lesson> LESSONS = List.of(
      OneName.LESSON,
      TwoNames.LESSON,
      CountZero.LESSON,
      HoldsItself.LESSON,
      InCircle.LESSON,
      LateAndNever.LESSON,
      Detector.LESSON,
      WeakReferences.LESSON,
      Memory.LESSON,
      GoneInScope.LESSON);

  private Course() {}

  public static List<Lesson> lessons() {
    return LESSONS;
  }

  public static Optional<Lesson> lesson(int number) {
    return LESSONS.stream().filter(lesson -> lesson.number() == number).findFirst();
  }
}

package dev.refcount.demo;

import dev.refcount.demo.course.Course;
import dev.refcount.demo.model.Lecture;
import dev.refcount.demo.model.Play;
import dev.refcount.demo.run.Python;
import dev.refcount.demo.run.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** All lessons, played once for all tests. */
public final class Played {
  private static List<Lecture> lectures;

  private Played() {}

  public static synchronized List<Lecture> lectures() {
    if (lectures == null) {
      Path agent = Path.of(System.getProperty("refcount.agent")).toAbsolutePath();
      lectures = new Stage(agent, Python.find()).playAll(Course.lessons()).stream()
          .map(CompletableFuture::join).toList();
    }
    return lectures;
  }

  static Lecture lesson(int number) {
    return lectures().get(number - 1);
  }

  static Play java(int number) {
    return lesson(number).java().play();
  }

  static Play python(int number) {
    return lesson(number).python().play();
  }

  /** What was said under a label. */
  static Object said(Play play, String label) {
    return play.value(label).orElseThrow(() -> new AssertionError("nothing was said of " + label));
  }
}

package dev.refcount.demo.run;

import dev.refcount.demo.course.Lesson;
import dev.refcount.demo.model.Lecture;
import dev.refcount.demo.model.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays lessons on both sides. */
public final class Stage {
  private final JavaSide java;
  private final PythonSide python;

  public Stage(Path agent, Python python) {
    this.java = new JavaSide(agent);
    this.python = new PythonSide(python);
  }

  public Lecture play(Lesson lesson) {
    Side twin = python.play(lesson);
    return lesson.lecture(twin, java.play(lesson));
  }

  /** Begins to play all of them, two at a time: more would only disturb each other's measurements. */
  public List<CompletableFuture<Lecture>> playAll(List<Lesson> lessons) {
    ExecutorService two = Executors.newFixedThreadPool(2, task -> {
      Thread thread = new Thread(task, "stage");
      thread.setDaemon(true);
      return thread;
    });
    List<CompletableFuture<Lecture>> lectures = lessons.stream()
        .map(lesson -> CompletableFuture.supplyAsync(() -> play(lesson), two)).toList();
    two.shutdown();
    return lectures;
  }
}

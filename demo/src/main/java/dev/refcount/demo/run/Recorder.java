package dev.refcount.demo.run;

import dev.refcount.demo.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes down what the Python twins print here, for those who have no python3. */
public final class Recorder {
  private Recorder() {}

  public static void record(List<Lesson> lessons, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Lesson lesson : lessons) {
      Child child = PythonSide.run(lesson);
      if (child.failure() != null) {
        throw new IOException(lesson.twin() + ".py " + child.failure());
      }
      Files.write(folder.resolve(lesson.twin() + ".txt"), child.output());
    }
  }
}

package dev.refcount.demo.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refcount.demo.course.Lesson;
import dev.refcount.demo.model.Play;
import dev.refcount.demo.model.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plays a lesson's Python twin, or shows what it printed where the recording was made. */
final class PythonSide {
  private static final int SECONDS = 60;

  private final Python python;

  PythonSide(Python python) {
    this.python = python;
  }

  Side play(Lesson lesson) {
    String file = lesson.twin() + ".py";
    Play play = python.usable() ? real(lesson) : recorded(lesson);
    return new Side("Python", file, Resources.text("python/" + file), List.of(play));
  }

  private static Play real(Lesson lesson) {
    Child child = run(lesson);
    return Output.read("", false, child.output(), child.failure());
  }

  private static Play recorded(Lesson lesson) {
    List<String> lines = Resources.text("python/recorded/" + lesson.twin() + ".txt").lines().toList();
    return Output.read("", true, lines, null);
  }

  /** Runs the twin from a folder of its own: it may lie in a jar. */
  static Child run(Lesson lesson) {
    try {
      Path folder = Files.createTempDirectory("lesson");
      List<Path> files = List.of(folder.resolve("board.py"), folder.resolve(lesson.twin() + ".py"));
      try {
        for (Path file : files) {
          Files.writeString(file, Resources.text("python/" + file.getFileName()), UTF_8);
        }
        List<String> command = new ArrayList<>(Python.COMMAND);
        command.add(files.get(1).toString());
        return Child.run(command, SECONDS);
      } finally {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no room for the Python programs", e);
    }
  }
}

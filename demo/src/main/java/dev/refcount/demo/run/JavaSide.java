package dev.refcount.demo.run;

import dev.refcount.demo.course.Fork;
import dev.refcount.demo.course.Lesson;
import dev.refcount.demo.model.Play;
import dev.refcount.demo.model.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plays a lesson's Java program, in a JVM of its own for each setting, with the agent. */
final class JavaSide {
  private static final int SECONDS = 120;
  private static final String LESSONS = "dev.refcount.demo.lessons.";

  private final Path agent;

  JavaSide(Path agent) {
    this.agent = agent;
  }

  Side play(Lesson lesson) {
    List<Play> plays = lesson.forks().stream()
        .filter(Fork::possible).map(fork -> play(lesson, fork)).toList();
    String file = lesson.program() + ".java";
    return new Side("Java", file, Resources.text("lessons/" + file), plays);
  }

  private Play play(Lesson lesson, Fork fork) {
    Child child = Child.run(command(lesson, fork), SECONDS);
    return Output.read(fork.setting(), false, child.output(), child.failure());
  }

  private List<String> command(Lesson lesson, Fork fork) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(fork.options());
    // The board's own arrays and parameters are no part of the lesson.
    command.add("-javaagent:" + agent + "=exclude=dev.refcount.demo.board.**"
        + (lesson.agent().isEmpty() ? "" : "," + lesson.agent()));
    command.add("-Dfile.encoding=UTF-8");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(LESSONS + lesson.program());
    return command;
  }
}

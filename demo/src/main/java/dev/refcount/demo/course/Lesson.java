package dev.refcount.demo.course;

import dev.refcount.demo.model.Lecture;
import dev.refcount.demo.model.Side;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is taught, with which programs.
 *
 * @param program simple name of the Java class
 * @param twin file name of the Python program, without its ending
 * @param agent options of the agent for this lesson, such as {@link #TAGGED}, or ""
 * @param forks the JVMs that the Java program runs in
 * @param text says what was measured
 */
public record Lesson(
    int number,
    String title,
    String question,
    String program,
    String twin,
    String agent,
    List<Fork> forks,
    Consumer<Talk> text) {
  /** Counts the references to the objects whose classes stand in the lessons. */
  static final String TAGGED = "tag=dev.refcount.demo.lessons.*$*";

  /** Room for all that a lesson makes: no collection comes that it does not ask for. */
  static final String[] QUIET = {"-Xms256m", "-Xmn192m"};

  /** The lesson with both sides played, and the text about them. */
  public Lecture lecture(Side python, Side java) {
    Talk talk = explain(python, java);
    return new Lecture(number, title, question, python, java, talk.paragraphs(), talk.tableRows());
  }

  private Talk explain(Side python, Side java) {
    Talk talk = new Talk(python, java);
    List<Side> failed = Stream.of(python, java).filter(side -> side.failure() != null).toList();
    if (failed.isEmpty()) {
      text.accept(talk);
    }
    for (Side side : failed) {
      talk.plain(side.language() + ": " + side.file() + " " + side.failure());
    }
    return talk;
  }
}

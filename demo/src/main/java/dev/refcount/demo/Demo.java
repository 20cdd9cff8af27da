package dev.refcount.demo;

import dev.refcount.demo.course.Course;
import dev.refcount.demo.model.Lecture;
import dev.refcount.demo.page.Page;
import dev.refcount.demo.run.Python;
import dev.refcount.demo.run.Recorder;
import dev.refcount.demo.run.Stage;
import dev.refcount.demo.terminal.TerminalView;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Shows the lessons: plays each on both sides, and tells what both really printed.
 *
 * <p>Exit code 2, and one line on standard error, when something is missing or wrongly asked for; 1 when a
 * lesson's program did not come to its end.
 */
public final class Demo {
  private Demo() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      System.exit(run(Arguments.parse(args), out) ? 0 : 1);
    } catch (Arguments.Mistake e) {
      System.err.println("demo: " + e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println("demo: can't write " + e.getMessage());
      System.exit(2);
    }
  }

  private static boolean run(Arguments arguments, PrintStream out) throws Arguments.Mistake, IOException {
    if (arguments.record().isPresent()) {
      Recorder.record(Course.lessons(), arguments.record().get());
      return true;
    }
    Path agent = Agent.jar(arguments.agent());
    Python python = Python.find();
    if (!python.usable()) {
      out.println(python.complaint() + ": recorded output is shown for Python.");
      out.println();
    }
    TerminalView view = new TerminalView(arguments.width());
    List<Lecture> lectures = new ArrayList<>();
    for (CompletableFuture<Lecture> next : new Stage(agent, python).playAll(arguments.lessons())) {
      Lecture lecture = next.join();
      lectures.add(lecture);
      out.println(view.show(lecture));
    }
    if (arguments.page().isPresent()) {
      out.println("The same as a page: " + Page.write(lectures, arguments.page().get()));
    }
    return lectures.stream().allMatch(l -> l.python().failure() == null && l.java().failure() == null);
  }
}

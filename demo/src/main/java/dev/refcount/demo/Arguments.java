package dev.refcount.demo;

import dev.refcount.demo.course.Course;
import dev.refcount.demo.course.Lesson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user asked for on the command line. */
record Arguments(
    List<Lesson> lessons, Optional<Path> page, Optional<Path> agent, Optional<Path> record, int width) {
  static final String USAGE = """
      usage: Demo [--lesson N]… [--all] [--page FILE.html] [--agent JAR] [--width COLUMNS] [--record FOLDER]
        --lesson N      show one lesson; --all, the default, shows them all
        --page FILE     write the lessons to a page that works without a network
        --agent JAR     the agent, if it is not where the build puts it
        --width N       columns of the terminal, if it does not say so itself
        --record FOLDER write down what the Python twins print here, and show nothing""";

  /** @throws Mistake that names what is wrong */
  static Arguments parse(String[] args) throws Mistake {
    List<Lesson> lessons = new ArrayList<>();
    Path page = null;
    Path agent = null;
    Path record = null;
    int width = 0;
    for (int i = 0; i < args.length; i++) {
      String key = args[i];
      if (key.equals("--all")) {
        lessons.clear();
        lessons.addAll(Course.lessons());
        continue;
      }
      String value = i + 1 < args.length ? args[++i] : null;
      switch (key) {
        case "--lesson" -> lessons.add(lesson(value));
        case "--page" -> page = Path.of(given(key, value));
        case "--agent" -> agent = Path.of(given(key, value));
        case "--record" -> record = Path.of(given(key, value));
        case "--width" -> width = number(key, value);
        default -> throw new Mistake("unknown argument " + key + System.lineSeparator() + USAGE);
      }
    }
    return new Arguments(lessons.isEmpty() ? Course.lessons() : lessons, Optional.ofNullable(page),
        Optional.ofNullable(agent), Optional.ofNullable(record), width == 0 ? Terminal.width() : width);
  }

  private static Lesson lesson(String value) throws Mistake {
    int number = number("--lesson", value);
    return Course.lesson(number).orElseThrow(() -> new Mistake("there is no lesson " + number
        + ": they are 1 to " + Course.lessons().size()));
  }

  private static int number(String key, String value) throws Mistake {
    String text = given(key, value);
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw new Mistake(key + " needs a whole number above 0, not " + text);
    }
    return Integer.parseInt(text);
  }

  private static String given(String key, String value) throws Mistake {
    if (value == null) {
      throw new Mistake(key + " needs a value");
    }
    return value;
  }

  /** Ends the demo with one line that the user can act on. */
  static final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;

    Mistake(String message) {
      super(message);
    }
  }
}

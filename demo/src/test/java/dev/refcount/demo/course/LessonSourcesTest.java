package dev.refcount.demo.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.demo.run.Resources;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs that are shown: short, and narrow enough for two columns of a terminal. */
final class LessonSourcesTest {
  private static List<Lesson> lessons() {
    return Course.lessons();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("lessons")
  void a_program_fits_its_column(Lesson lesson) {
    fits(Resources.text("python/" + lesson.twin() + ".py"), 48);
    fits(Resources.text("lessons/" + lesson.program() + ".java"), 54);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("lessons")
  void a_recording_of_the_twin_is_there_and_names_its_python(Lesson lesson) {
    List<String> lines = Resources.text("python/recorded/" + lesson.twin() + ".txt").lines().toList();
    assertTrue(lines.get(0).startsWith("@fact {\"runtime\": \"CPython 3."), lines.get(0));
    assertEquals(List.of(), lines.stream().filter(line -> line.contains("Traceback")).toList());
  }

  private static void fits(String source, int columns) {
    assertTrue(source.lines().count() <= 80, source.lines().count() + " lines");
    source
        .lines()
        .filter(line -> !line.startsWith("import "))
        .forEach(line -> assertTrue(line.length() <= columns, line));
  }
}

package dev.refcount.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.demo.course.Lesson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {
  @Test
  void no_argument_means_all_lessons() throws Exception {
    assertEquals(10, Arguments.parse(new String[0]).lessons().size());
  }

  @Test
  void lessons_are_shown_in_the_order_in_which_they_are_asked_for() throws Exception {
    Arguments arguments = parse("--lesson 7 --lesson 2 --width 60 --page out.html");
    assertEquals(List.of(7, 2), arguments.lessons().stream().map(Lesson::number).toList());
    assertEquals(60, arguments.width());
    assertEquals(Optional.of(Path.of("out.html")), arguments.page());
  }

  @Test
  void a_mistake_names_what_is_wrong() {
    assertEquals("--lesson needs a whole number above 0, not four", mistake("--lesson four"));
    assertEquals("there is no lesson 12: they are 1 to 10", mistake("--lesson 12"));
    assertEquals("--page needs a value", mistake("--page"));
    assertTrue(mistake("--lessons 4").startsWith("unknown argument --lessons"));
  }

  private static String mistake(String line) {
    return assertThrows(Arguments.Mistake.class, () -> parse(line)).getMessage();
  }

  private static Arguments parse(String line) throws Arguments.Mistake {
    return Arguments.parse(line.split(" "));
  }
}

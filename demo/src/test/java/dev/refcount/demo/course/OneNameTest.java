package dev.refcount.demo.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.demo.model.Piece;
import dev.refcount.demo.model.Play;
import dev.refcount.demo.model.Said;
import dev.refcount.demo.model.Side;
import dev.refcount.demo.model.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OneNameTest {
  @ParameterizedTest
  @CsvSource({"4, true", "3, false"})
  void a_python_that_counts_two_more_in_a_call_is_explained(long inside, boolean explained) {
    Talk talk = new Talk(side("Python", 2, inside), side("Java", 1, 2));
    OneName.LESSON.text().accept(talk);
    String said =
        talk.paragraphs().get(1).stream().map(Piece::text).collect(Collectors.joining());
    assertEquals(explained, said.contains("before 3.11 the caller keeps the argument"), said);
  }

  private static Side side(String language, long count, long inside) {
    List<Said> said =
        List.of(new Said("count of a", count), new Said("count inside", inside), new Said("count after", count));
    Step step = new Step(1, "step", 1, 0, List.of(), List.of(), said, List.of());
    return new Side(
        language, "file", "source",
        List.of(new Play("", "runtime", false, List.of(), List.of(step), List.of(), null)));
  }
}

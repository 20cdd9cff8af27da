package dev.refcount.demo.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.refcount.demo.model.Piece;
import dev.refcount.demo.model.Play;
import dev.refcount.demo.model.Said;
import dev.refcount.demo.model.Side;
import dev.refcount.demo.model.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TalkTest {
  @Test
  void a_placeholder_becomes_what_was_measured() {
    Talk talk = talk(1L, 2L);
    talk.say("Python {p:count}, Java {j:count}.");
    assertEquals(List.of(List.of(new Piece("Python ", false), new Piece("2", true), new Piece(", Java ", false),
        new Piece("1", true), new Piece(".", false))), talk.paragraphs());
  }

  @Test
  void a_setting_chooses_among_several_runs() {
    Talk talk = talk(1L, 2L);
    talk.say("{j:[other]count}");
    assertEquals(List.of(List.of(new Piece("9", true))), talk.paragraphs());
  }

  @Test
  void measured_times_are_rounded_to_three_digits() {
    Talk talk = talk(0.000201, 12345.67);
    talk.say("{j:count} {p:count}");
    assertEquals(List.of("0.000201", " ", "12346"),
        talk.paragraphs().get(0).stream().map(Piece::text).toList());
  }

  @Test
  void what_was_not_measured_cannot_be_told() {
    Talk talk = talk(1L, 2L);
    assertThrows(IllegalStateException.class, () -> talk.say("{p:weight}"));
  }

  private static Talk talk(Object java, Object python) {
    return new Talk(side("Python", play("", python)), side("Java", play("", java), play("other", 9L)));
  }

  private static Side side(String language, Play... plays) {
    return new Side(language, "file", "source", List.of(plays));
  }

  private static Play play(String setting, Object count) {
    Step step = new Step(1, "step", 1, 0, List.of(), List.of(), List.of(new Said("count", count)), List.of());
    return new Play(setting, "runtime", false, List.of(), List.of(step), List.of(), null);
  }
}

package dev.refcount.demo;

import static dev.refcount.demo.Played.java;
import static dev.refcount.demo.Played.lesson;
import static dev.refcount.demo.Played.python;
import static dev.refcount.demo.Played.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.demo.course.Course;
import dev.refcount.demo.model.Lecture;
import dev.refcount.demo.model.Play;
import dev.refcount.demo.model.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the lessons claim, with the numbers of both real runs. */
final class LessonsIT {
  private static Stream<Lecture> lectures() {
    return Played.lectures().stream();
  }

  @Test
  void there_are_ten_lessons_in_order() {
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        Course.lessons().stream().map(lesson -> lesson.number()).toList());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("lectures")
  void every_program_comes_to_its_end_on_a_real_runtime(Lecture lecture) {
    for (Play play : Stream.concat(lecture.python().plays().stream(), lecture.java().plays().stream()).toList()) {
      assertNull(play.failure(), () -> lecture.title() + ": " + play.failure());
      assertTrue(!play.recorded(), "recorded");
      assertTrue(play.steps().size() > 1, () -> lecture.title() + " has no steps");
    }
    assertEquals("Java " + System.getProperty("java.version"), lecture.java().play().runtime());
    assertTrue(lecture.python().play().runtime().startsWith("CPython 3."));
    assertTrue(lecture.explanation().size() > 1);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("lectures")
  void the_text_has_no_number_that_was_not_measured(Lecture lecture) {
    lecture.explanation().stream().flatMap(List::stream).filter(piece -> !piece.measured())
        .forEach(piece -> assertTrue(
            // Versions of languages, a JDK proposal, and a collector.
            !piece.text().replaceAll("3\\.\\d+|Java \\d+|JEP \\d+|G1", "").matches("(?s).*\\d.*"), piece::text));
  }

  @Test
  void lesson_1_one_name_counts_one_more_in_python_for_the_argument() {
    assertEquals(1L, said(java(1), "count of a"));
    assertEquals(2L, said(python(1), "count of a"));
    assertEquals(2L, said(java(1), "count inside"));
    assertEquals(1L, said(java(1), "count after"));
    assertEquals(said(python(1), "count of a"), said(python(1), "count after"));
    // From 3.14 on a function's variable is lent to the call and not counted again.
    assertTrue(List.of(2L, 3L).contains(said(python(1), "count inside")));
  }

  @Test
  void lesson_2_a_second_name_raises_both_and_rebinding_lowers_both() {
    for (String counts : List.of("count of a", "count of b")) {
      assertEquals(2L, said(java(2), counts));
      assertEquals(3L, said(python(2), counts));
      assertEquals(1L, said(java(2), counts + " now"));
      assertEquals(2L, said(python(2), counts + " now"));
    }
    assertEquals(true, said(java(2), "a == b"));
    assertEquals(true, said(python(2), "a is b"));
  }

  @Test
  void lesson_3_python_frees_at_zero_and_the_jvm_later() {
    Play python = python(3);
    assertEquals("reclaimed", state(python.steps().get(2), "Cup"));
    assertEquals("name 'a' is not defined", said(python, "at run time"));

    Play java = java(3);
    assertEquals("zero", state(java.steps().get(2), "Cup"));
    assertEquals("reclaimed", state(java.steps().get(3), "Cup"));
    double zero = java.at("zero", "Cup").orElseThrow();
    double gone = java.at("reclaimed", "Cup").orElseThrow();
    assertTrue(zero < gone, "zero at " + zero + ", reclaimed at " + gone);
    assertTrue(java.number("KB made meanwhile") > 0);
    // The agent's clock lags by up to four milliseconds, and whole milliseconds are one more.
    assertTrue(java.number("drag in ms") <= java.number("ms later") + 5,
        java.number("drag in ms") + " of " + java.number("ms later"));
    assertTrue(said(java, "javac").toString().contains("might not have been initialized"));
    assertTrue(said(java, "at run time").toString().contains("\"a\" is null"));
  }

  @Test
  void lesson_4_a_list_that_holds_itself_is_found_by_both() {
    assertEquals(3L, said(python(4), "count of x"));
    assertEquals(2L, said(java(4), "count of x"));
    assertTrue(printed(python(4)).contains("[[...]]"));
    assertTrue(printed(java(4)).contains("[(this Collection)]"));
    assertEquals(1L, said(python(4), "gc.collect()"));
    assertEquals(1L, said(java(4), "Gc.collect()"));
    assertEquals("reclaimed", state(last(python(4)), "list"));
    assertEquals("reclaimed", state(last(java(4)), "ArrayList"));
  }

  @Test
  void lesson_5_a_cycle_keeps_its_counts_and_both_collectors_reclaim_it() {
    assertEquals(2L, said(python(5), "count of a still"));
    assertEquals(1L, said(java(5), "count of a still"));
    assertEquals(2L, said(python(5), "gc.collect()"));
    assertEquals(2L, said(java(5), "Gc.collect()"));
    assertEquals(true, said(java(5), "released"));
    assertEquals(false, said(python(5), "weak answers"));
    assertEquals(false, said(java(5), "weak answers"));
    assertEquals("weak reference, cleaner", said(java(5), "order"));
    assertTrue(said(python(5), "order").toString().matches("(weakref, )?(__del__, ){1,2}.*"));
    for (Play play : List.of(python(5), java(5))) {
      assertTrue(play.at("zero", "Node").isEmpty(), "a count reached zero");
      assertTrue(play.number("ms till then") > 0);
    }
  }

  @Test
  void lesson_6_counting_misses_pairs_and_tracing_is_late_under_each_collector() {
    assertEquals(200L, said(python(6), "left by counting"));
    assertEquals(200L, said(python(6), "found in pairs"));
    assertEquals(0L, said(python(6), "left"));
    assertEquals(List.of("Serial", "G1", "ZGC"),
        lesson(6).java().plays().stream().map(Play::setting).toList());
    for (Play play : lesson(6).java().plays()) {
      assertEquals(200L, said(play, "found in pairs"), play.setting());
      assertEquals(0L, said(play, "left"), play.setting());
      assertTrue(play.number("half waited ms") <= play.number("nine of ten ms"), play.setting());
      assertTrue(play.number("nine of ten ms") <= play.number("longest ms"), play.setting());
      assertTrue(play.number("longest ms") > python(6).number("half waited ms"), play.setting());
    }
    assertEquals(5, lesson(6).table().size());
  }

  @Test
  void lesson_7_the_detector_and_the_ledger_find_the_same_garbage() {
    assertEquals(said(python(7), "counts"), said(java(7), "counts"));
    assertEquals("a:0 b:0 c:0 d:0 e:1 f:0", said(python(7), "from outside"));
    assertEquals("a:0 b:0 c:0 d:0 e:1 f:0", said(java(7), "from outside"));
    assertEquals("a b c d", said(python(7), "garbage"));
    assertEquals("a b c d", said(java(7), "released"));
    assertEquals("a b c d", said(python(7), "reclaimed"));
    assertEquals("a b c d", said(java(7), "reclaimed"));
    assertEquals(4L, said(python(7), "gc.collect()"));
    assertEquals(4L, said(java(7), "Gc.collect()"));
  }

  @Test
  void lesson_8_weak_references_count_for_nothing_and_notice_at_different_times() {
    for (Play play : List.of(python(8), java(8))) {
      assertEquals(said(play, "count before"), said(play, "count with weak ones"));
      assertEquals(false, said(play, "weak answers now"));
      assertEquals(1L, said(play, "owners"));
      assertEquals(0L, said(play, "owners left"));
    }
    assertEquals(true, said(python(8), "finalizer ran"));
    assertEquals(0L, said(python(8), "left on the shelf"));
    assertEquals(true, said(java(8), "weak still answers"));
    assertEquals(false, said(java(8), "phantom answers"));
    assertEquals(true, said(java(8), "phantom queued"));
    assertEquals(true, said(java(8), "cleaner ran"));
    assertEquals(true, said(java(8), "soft answers"));
    assertEquals(false, said(java(8), "soft answers now"));
  }

  @Test
  void lesson_9_the_layouts_are_those_that_the_heap_gives() {
    List<Play> plays = lesson(9).java().plays();
    assertEquals(Runtime.version().feature() >= 24 ? 2 : 1, plays.size());
    for (Play play : plays) {
      for (String type : List.of("Cup", "Node", "Mixed", "ArrayList", "Integer")) {
        assertEquals(said(play, type + " bytes"), said(play, type + " bytes taken"),
            play.setting() + ", " + type);
      }
      assertEquals(-128L, said(play, "smallest shared int"));
      assertEquals(127L, said(play, "largest shared int"));
      assertEquals(false, said(play, "next one =="));
      assertEquals(true, said(play, "interned =="));
    }
    if (plays.size() == 2) {
      assertTrue(plays.get(1).number("Cup bytes") < plays.get(0).number("Cup bytes"));
    }
    assertEquals(-5L, said(python(9), "smallest shared int"));
    assertTrue(python(9).number("largest shared int") >= 256);
    assertEquals(false, said(python(9), "next one is"));
    assertEquals(true, said(python(9), "interned is"));
    assertTrue(python(9).number("Cup bytes") > 0);
  }

  @Test
  void lesson_10_the_compiler_lets_go_of_a_variable_that_is_still_in_scope() {
    assertEquals(false, said(python(10), "gone"));
    assertEquals(true, said(python(10), "gone after del"));
    Play compiled = lesson(10).java().play("compiled");
    Play interpreted = lesson(10).java().play("interpreted");
    assertEquals(1L, said(compiled, "count of cup"));
    assertEquals(true, said(compiled, "gone"));
    assertEquals(1L, said(compiled, "by a live variable"));
    assertEquals(false, said(interpreted, "gone"));
    assertEquals(0L, said(interpreted, "by a live variable"));
    assertEquals(false, said(compiled, "gone behind the fence"));
    assertEquals(false, said(interpreted, "gone behind the fence"));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("lectures")
  void each_count_in_a_picture_is_the_number_of_references_drawn(Lecture lecture) {
    for (Play play : Stream.concat(lecture.python().plays().stream(), lecture.java().plays().stream()).toList()) {
      for (Step step : play.steps()) {
        step.objects().stream().filter(thing -> thing.count() != null).forEach(thing -> {
          long drawn = step.references().stream()
              .filter(link -> thing.id().equals(link.to()) && !link.kind().equals("weak")).count();
          // The variables that a step was not told of, as in lesson 10, are counted and not drawn.
          assertTrue(drawn == thing.count() || lecture.number() == 10 && drawn < thing.count(),
              () -> lecture.title() + ", " + play.runtime() + ", " + step.caption() + ": " + thing
                  + " has " + drawn + " references in " + step.references());
        });
      }
    }
  }

  private static String state(Step step, String id) {
    return step.objects().stream().filter(thing -> thing.id().equals(id)).findFirst().orElseThrow().state();
  }

  private static Step last(Play play) {
    assertNotNull(play);
    return play.steps().get(play.steps().size() - 1);
  }

  private static List<String> printed(Play play) {
    return play.steps().stream().flatMap(step -> step.printed().stream()).toList();
  }
}

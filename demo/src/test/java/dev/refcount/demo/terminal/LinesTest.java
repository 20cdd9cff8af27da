package dev.refcount.demo.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LinesTest {
  @Test
  void a_paragraph_breaks_between_words() {
    assertEquals(List.of("one two", "three"), Lines.wrap("one two three", 8));
  }

  @Test
  void a_word_longer_than_the_line_is_cut() {
    assertEquals(List.of("a", "bcdef", "gh"), Lines.wrap("a bcdefgh", 5));
  }

  @Test
  void code_goes_on_below_with_more_indent() {
    assertEquals(List.of("  say(\"count\",", "     count(a));"), Lines.fold("  say(\"count\", count(a));", 16));
  }

  @Test
  void code_without_a_space_is_cut_at_the_edge() {
    assertEquals(List.of("abcdefghij", "   klm"), Lines.fold("abcdefghijklm", 10));
  }

  @Test
  void what_fits_stays_as_it_is() {
    assertEquals(List.of("  x = 1"), Lines.fold("  x = 1", 7));
    assertEquals(List.of(""), Lines.fold("", 7));
  }
}

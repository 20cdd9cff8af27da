package dev.refcount.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypePatternsTest {
  private static final List<String> SEEN =
      List.of("com.acme.Session", "com.acme.Sessions", "com.acme.model.Order", "com.acme.model.Order$Line",
          "com.acme.net.Connection", "org.other.Session", "java.lang.Runnable", "com.acme.Tracked");

  @Test
  void a_name_matches_if_any_pattern_does() throws OptionException {
    TypePatterns patterns = TypePatterns.parse("com.acme.Session:com.acme.model.**");

    assertTrue(patterns.matchesName("com.acme.Session"));
    assertTrue(patterns.matchesName("com.acme.model.Order"));
    assertFalse(patterns.matchesName("com.acme.net.Connection"));
  }

  @Test
  void annotation_patterns_never_match_a_class_by_its_name() throws OptionException {
    TypePatterns patterns = TypePatterns.parse("@com.acme.Tracked:com.acme.Session");

    assertFalse(patterns.matchesName("com.acme.Tracked"));
    assertTrue(patterns.matchesName("com.acme.Session"));
  }

  @Test
  void no_pattern_matches_nothing_and_prints_nothing() {
    assertTrue(TypePatterns.empty().isEmpty());
    assertFalse(TypePatterns.empty().matchesName("A"));
    assertEquals("", TypePatterns.empty().toString());
    assertEquals(Map.of(), TypePatterns.empty().nearest(SEEN));
  }

  @Test
  void prints_with_colons_and_parses_back_equal() throws OptionException {
    TypePatterns patterns = TypePatterns.parse("a.A : @b.B+ : c.**");

    assertEquals("a.A:@b.B+:c.**", patterns.toString());
    assertEquals(patterns, TypePatterns.parse(patterns.toString()));
  }

  @Test
  void only_patterns_that_matched_nothing_have_nearest_names() throws OptionException {
    Map<TypePattern, List<String>> nearest = TypePatterns.parse("com.acme.Session:com.acme.Conection").nearest(SEEN);

    assertEquals(Map.of(TypePattern.parse("com.acme.Conection"), List.of("com.acme.net.Connection")), nearest);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Sesion, com.acme.Session", // a slip in the class
    "com.acem.Session, com.acme.Session", // two letters swapped in the package
    "com.acme.session, com.acme.Session", // case
    "com.acme.Order, com.acme.model.Order", // the wrong package
    "com.acme.model.Line, com.acme.model.Order$Line", // nested, without its outer class
    "com.acme.model.Order.Line, com.acme.model.Order$Line", // nested, with a dot
    "com.acme.nett.*, com.acme.net.Connection", // a wildcard fits any class, so the package decides
    "com.acme.*Conection, com.acme.net.Connection",
    "@com.acme.Traked, com.acme.Tracked",
    "java.lang.Runable+, java.lang.Runnable",
    "com.acme, com.acme.**", // a package
    "com.acme.model+, com.acme.model.**"
  })
  void the_nearest_name_is_what_was_meant(String pattern, String meant) throws OptionException {
    assertEquals(meant, TypePattern.parse(pattern).nearest(SEEN).get(0));
  }

  @Test
  void at_most_three_names_the_nearest_first_and_each_once() throws OptionException {
    List<String> seen = List.of("a.Cart", "a.Card", "a.Care", "a.Carp", "a.Card", "b.Elephant");

    assertEquals(List.of("a.Card", "a.Care", "a.Carp"), TypePattern.parse("a.Carx").nearest(seen));
  }

  @Test
  void names_far_behind_the_nearest_are_left_out() throws OptionException {
    assertEquals(List.of("com.acme.net.Connection"), TypePattern.parse("com.acme.net.Conection").nearest(SEEN));
  }

  @Test
  void nothing_seen_is_nothing_near() throws OptionException {
    assertEquals(List.of(), TypePattern.parse("a.A").nearest(List.of()));
  }
}

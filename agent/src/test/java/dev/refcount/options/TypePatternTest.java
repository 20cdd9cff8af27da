package dev.refcount.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypePatternTest {
  @ParameterizedTest
  @CsvSource({
    "com.acme.Session, com.acme.Session",
    "com.acme.Outer$Inner, com.acme.Outer$Inner",
    "com.acme.*, com.acme.Session",
    "com.acme.*, com.acme.Outer$Inner",
    "com.acme.Outer*, com.acme.Outer$Inner$1",
    "com.acme.*Session, com.acme.Session",
    "com.acme.*es*n, com.acme.HttpSession",
    "com.*.Session, com.acme.Session",
    "com.acme.**, com.acme.Session",
    "com.acme.**, com.acme.model.deep.Session",
    "**.Session, com.acme.Session",
    "**.Session, Session",
    "com.**.Session, com.Session",
    "com.**.Session, com.acme.model.Session",
    "com.**.*Test, com.acme.a.SessionTest",
    "**, anything.At$All",
    "*, Session",
    "com**Session, com.acme.HttpSession",
    "**.a.**.B, x.a.a.y.B"
  })
  void matches(String pattern, String name) throws OptionException {
    assertTrue(TypePattern.parse(pattern).matchesName(name));
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Session, com.acme.Sessions",
    "com.acme.Session, com.acme.Sessio",
    "com.acme.Session, comXacmeXSession",
    "com.acme.Session, com.acme.Session$Key",
    "com.acme.*, com.acme.model.Session",
    "com.acme.*, com.acmes.Session",
    "com.*.Session, com.acme.model.Session",
    "com.acme.**, com.acme",
    "com.acme.**, com.acmes.Session",
    "**.Session, com.acme.HttpSession",
    "com.**.Session, comic.Session",
    "*, com.Session"
  })
  void does_not_match(String pattern, String name) throws OptionException {
    assertFalse(TypePattern.parse(pattern).matchesName(name));
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Shape, false, false",
    "com.acme.Shape+, false, true",
    "@com.acme.Tracked, true, false",
    "@com.acme.Tracked+, true, true",
    "com.**.*Shape+, false, true",
    "_a.$b, false, false"
  })
  void prints_as_written_and_parses_back_equal(String text, boolean annotation, boolean subclasses)
      throws OptionException {
    TypePattern pattern = TypePattern.parse(" " + text + " ");

    assertEquals(annotation, pattern.isAnnotation());
    assertEquals(subclasses, pattern.includesSubclasses());
    assertEquals(text, pattern.toString());
    assertEquals(pattern, TypePattern.parse(pattern.toString()));
    assertEquals(pattern.hashCode(), TypePattern.parse(text).hashCode());
  }

  @Test
  void the_marks_are_part_of_what_a_pattern_is_but_not_of_its_name() throws OptionException {
    TypePattern annotated = TypePattern.parse("@com.acme.Tracked+");

    assertTrue(annotated.matchesName("com.acme.Tracked"));
    assertNotEquals(annotated, TypePattern.parse("com.acme.Tracked+"));
    assertNotEquals(annotated, TypePattern.parse("@com.acme.Tracked"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "''          | has no class name",
    "@           | has no class name",
    "+           | has no class name",
    "@+          | has no class name",
    "com..A      | has a dot with no name on one side",
    ".A          | has a dot with no name on one side",
    "com.        | has a dot with no name on one side",
    "com.***     | has more than two * together; * is part of one name, ** any packages",
    "com/acme/A  | contains '/', which no class name does; write . between packages and $ before a nested class",
    "com.A[]     | contains '[', which no class name does; containers=true counts arrays of references",
    "com.@A      | contains '@', which belongs in front: @com.acme.Tracked",
    "com.A+.B    | contains '+', which belongs at the end: com.acme.Session+",
    "com.a b.C   | contains ' ', which no class name does",
    "com.1st.A   | has a name that starts with '1', which no Java name does"
  })
  void a_bad_pattern_is_named_with_the_reason(String pattern, String reason) {
    OptionException thrown = assertThrows(OptionException.class, () -> TypePattern.parse(pattern));

    assertEquals("pattern " + pattern + " " + reason, thrown.getMessage());
  }

  @Test
  void matching_agrees_with_a_regular_expression_on_every_random_case() throws OptionException {
    Random random = new Random(17);
    int matched = 0;
    for (int i = 0; i < 200_000; i++) {
      String glob = random(random, "ab.$**", 10).replaceAll("\\*{3,}", "**");
      String name = random(random, "aab.$", 12);
      boolean expected = regex(glob).matcher(name).matches();
      assertEquals(expected, NameGlob.matches(glob, name), () -> glob + " on " + name);
      matched += expected ? 1 : 0;
    }
    assertTrue(matched > 10_000, "too few matches to say anything: " + matched);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*a", "**a", "a*a", "*a**", "**a*b"})
  void many_wildcards_take_no_exponential_time(String unit) {
    String glob = unit.repeat(30).replaceAll("\\*{3,}", "**") + "X";
    String name = "a".repeat(2_000);

    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertFalse(NameGlob.matches(glob, name)));
  }

  private static String random(Random random, String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(longest + 1); left > 0; left--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static Pattern regex(String glob) {
    return Pattern.compile(glob
        .replace("$", "\\$")
        .replaceAll("(?<=^|\\.)\\*\\*\\.", "#")
        .replace(".", "\\.")
        .replace("**", "@")
        .replace("*", "[^.]*")
        .replace("@", ".*")
        .replace("#", "(.*\\.)?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.Session", "com.acme.Session+", "com.acme.*", "com.acme.**", "com.acme.**+"})
  void is_there_once_a_class_of_that_name_is(String pattern) throws OptionException {
    assertTrue(TypePattern.parse(pattern).waitsForName());
  }

  /** What carries an annotation, and what may be a hidden class alone, {@code Session/0x0123} beside {@code Host}. */
  @ParameterizedTest
  @ValueSource(
      strings = {"@com.acme.Tracked", "@com.acme.Tracked+", "com.acme.Sess*", "com.acme.*Session*", "com.*.Session",
        "com.**.Session", "*", "**", "com.*.**"})
  void may_be_there_before(String pattern) throws OptionException {
    assertFalse(TypePattern.parse(pattern).waitsForName());
  }
}

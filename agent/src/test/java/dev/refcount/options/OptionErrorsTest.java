package dev.refcount.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionErrorsTest {
  private static String errorOf(String argument) {
    String message = assertThrows(OptionException.class, () -> Options.parse(argument, null)).getMessage();
    assertFalse(message.contains("\n"), message);
    return message;
  }

  @ParameterizedTest
  @CsvSource({
    "tga,tag", "TAG,tag", "tags,tag", "container,containers", "reprot,report", "sampel,sample", "locales,locals",
    "inc,include", "clasdump,classdump", "class,classdump", "htp,http", "buget,budget", "conf,config", "hist,history"
  })
  void an_unknown_key_names_the_nearest_valid_one(String given, String nearest) {
    assertEquals("unknown key " + given + ": did you mean " + nearest + "?", errorOf(given + "=x"));
    assertEquals("unknown key " + given + ": did you mean " + nearest + "?", errorOf(given));
  }

  @Test
  void a_comma_inside_a_list_is_told_apart_from_an_unknown_key() {
    assertEquals("unknown key com.acme.B: did you mean tag=...:com.acme.B? A list is separated by :",
        errorOf("tag=com.acme.A,com.acme.B"));
    assertEquals("unknown key out.json: did you mean report=...:out.json? A list is separated by :",
        errorOf("report=-,out.json"));
    assertEquals("unknown key contaners: did you mean containers?", errorOf("tag=com.acme.A,contaners"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "jdk=colections   | use all, collections or none; did you mean collections?",
    "jdk=ALL          | use all, collections or none; did you mean all?",
    "sites=lines      | use app, line or off; did you mean line?",
    "audit=exti       | use exit or off; did you mean exit?",
    "audit=on         | use exit or off; did you mean exit?",
    "audit=no         | use exit or off; did you mean off?",
    "locals=yes       | use true or false; did you mean true?",
    "jfr=off          | use true or false; did you mean false?",
    "jmx=ture         | use true or false; did you mean true?",
    "containers=fales | use true or false; did you mean false?"
  })
  void a_wrong_word_names_the_key_the_value_the_valid_ones_and_the_nearest(String option, String rest) {
    assertEquals(option + ": " + rest, errorOf(option));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "sample=0          | use a whole number from 1 up; did you mean 1?",
    "sample=-3         | use a whole number from 1 up; did you mean 1?",
    "sample=two        | use a whole number from 1 up",
    "sample=1.5        | use a whole number from 1 up",
    "history=-1        | use a whole number from 0 up; did you mean 0?",
    "history=3000000000| use a whole number from 0 up; did you mean 2147483647?",
    "http=70000        | use a port from 0 to 65535, or off; did you mean 65535?",
    "http=web          | use a port from 0 to 65535, or off"
  })
  void a_wrong_number_names_the_key_the_value_and_the_range(String option, String rest) {
    assertEquals(option + ": " + rest, errorOf(option));
  }

  @ParameterizedTest
  @CsvSource({"0%,1%", "101%,100%", "256,256m"})
  void a_budget_that_is_nearly_right_is_corrected(String budget, String meant) {
    String message = errorOf("budget=" + budget);
    assertTrue(message.startsWith("budget=" + budget + ": use a size such as 64k"), message);
    assertTrue(message.endsWith("did you mean " + meant + "?"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0m", "-1m", "1.5g", "10 %", "256mb", "much", "%", "m", "99999999999g"})
  void a_budget_that_is_no_size_says_what_would_be(String budget) {
    assertEquals("budget=" + budget + ": use a size such as 64k, 256m or 1g, or a share of the heap from 1% to 100%",
        errorOf("budget=" + budget));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tag", "include", "exclude"})
  void a_bad_pattern_names_the_key_the_pattern_and_why(String key) {
    assertEquals(key + "=a.A:b..B: pattern b..B has a dot with no name on one side", errorOf(key + "=a.A:b..B"));
  }

  /** They were taken, and meant nothing: with an annotation alone in include= no class was woven. */
  @ParameterizedTest
  @ValueSource(strings = {"include", "exclude"})
  void what_is_woven_is_told_by_names_alone(String key) {
    assertEquals(key + "=a.*:a.Base+: pattern a.Base+ ends in +, which only tag= knows; did you mean a.Base?",
        errorOf(key + "=a.*:a.Base+"));
    for (String pattern : List.of("@a.Internal", "@a.Internal+")) {
      assertEquals(key + "=" + pattern + ": pattern " + pattern
          + " begins with @, which only tag= knows; name the classes, or their package",
          errorOf(key + "=" + pattern));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tag=a.A::b.B", "tag=:a.A", "tag=a.A:", "report=a.txt::b.txt", "report=:"})
  void an_empty_list_entry_is_an_error(String option) {
    assertEquals(option + ": an entry of the list is empty; write one : between two entries", errorOf(option));
  }

  @ParameterizedTest
  @CsvSource({"out.jsn,out.json", "out.htm,out.html", "out,out.txt", "/a.b/out,/a.b/out.txt", "out.text,out.txt",
    "out.JSON,out.json"})
  void a_report_of_no_known_form_names_the_nearest_ending(String given, String meant) {
    assertEquals("report=" + given + ": a report ends in .txt, .json, .html or .dot, or is - for standard error;"
        + " did you mean " + meant + "?", errorOf("report=" + given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tag", "containers", "report", "sample", "http", "classdump", "config"})
  void an_empty_value_is_an_error(String key) {
    for (String written : new String[] {key, key + "=", key + " =  ", key + "=,jmx=true"}) {
      assertTrue(errorOf(written).startsWith(key + " has no value: write " + key + "=VALUE"), written);
    }
  }

  @Test
  void a_value_without_a_key_is_an_error() {
    assertEquals("=a.A has no key: did you mean tag=a.A?", errorOf("=a.A"));
  }

  @Test
  void a_duplicate_key_is_an_error_even_with_the_same_value() {
    assertEquals("history is given twice", errorOf("history=1,jmx=true,history=1"));
    assertEquals("tag is given twice; write it once, its entries separated by :", errorOf("tag=a.A,tag=b.B"));
    assertEquals("config is given twice", errorOf("config=a,config=b"));
  }

  @Test
  void a_message_stays_on_one_line_whatever_was_typed() {
    assertEquals("unknown key t ga: did you mean tag?", errorOf("t\nga=1"));
  }

  @Test
  void a_path_that_no_system_has_is_malformed() {
    assertTrue(errorOf("classdump=a\0b").startsWith("classdump=a b: no path on this system: "));
  }
}

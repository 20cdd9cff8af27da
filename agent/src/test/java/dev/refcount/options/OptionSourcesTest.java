package dev.refcount.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionSourcesTest {
  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("refcount.properties"), List.of(lines));
  }

  private static String errorOf(String argument, String environment) {
    return assertThrows(OptionException.class, () -> Options.parse(argument, environment)).getMessage();
  }

  @Test
  void the_argument_beats_the_file_and_the_file_beats_the_variable() throws Exception {
    Path file = file("history=2", "sample=2");

    Options options = Options.parse("history=1,config=" + file, "history=3,sample=3,http=3");

    assertEquals(Options.parse("history=1,sample=2,http=3", null), options);
  }

  @Test
  void the_variable_may_name_the_file() throws Exception {
    Path file = file("history=2", "sample=2");

    Options options = Options.parse("history=1", "sample=3,jmx=true,config=" + file);

    assertEquals(Options.parse("history=1,sample=2,jmx=true", null), options);
  }

  @Test
  void a_file_named_in_the_argument_replaces_the_one_named_in_the_variable() throws Exception {
    Path file = file("history=2");

    assertEquals(2, Options.parse("config=" + file, "config=/no/such/file").history());
  }

  @Test
  void the_argument_can_set_a_key_back_to_its_default() throws Exception {
    assertEquals(Options.defaults(), Options.parse("tag=none,http=off,jfr=true", "tag=a.A,http=80,jfr=false"));
  }

  @Test
  void blank_sources_are_no_options() throws Exception {
    assertEquals(Options.defaults(), Options.parse("", " "));
  }

  @Test
  void the_file_does_not_print_but_what_it_said_does() throws Exception {
    assertEquals("history=2", Options.parse("config=" + file("history=2"), null).toString());
  }

  @Test
  void the_file_is_java_properties_in_utf8() throws Exception {
    Path file = file("# what to count", "tag = com.acme.Caf\u00e9:\\", "      com.acme.Session",
        "  classdump : /tmp/a b  ");

    Options options = Options.parse("config=" + file, null);

    assertEquals("tag=com.acme.Caf\u00e9:com.acme.Session,classdump=/tmp/a b", options.toString());
  }

  @Test
  void a_mark_that_an_editor_has_put_before_the_text_is_no_part_of_a_key() throws Exception {
    assertEquals("history=2", Options.parse("config=" + file("\ufeffhistory=2"), null).toString());
    assertEquals("history=2", Options.parse("config=" + file("\ufeff# lives", "history=2"), null).toString());
    assertEquals("", Options.parse("config=" + file("\ufeff"), null).toString());
  }

  @Test
  void an_unknown_key_in_the_file_or_the_variable_says_where_it_was_found() throws Exception {
    Path file = file("tga=a.A");

    assertEquals("unknown key tga: did you mean tag? (in " + file + ")", errorOf("config=" + file, null));
    assertEquals("unknown key tga: did you mean tag? (in REFCOUNT_OPTS)", errorOf(null, "tga=a.A"));
  }

  @Test
  void a_malformed_value_is_an_error_even_where_it_is_overridden() {
    assertEquals("jdk=some: use all, collections or none; did you mean none? (in REFCOUNT_OPTS)",
        errorOf("jdk=all", "jdk=some"));
  }

  @Test
  void a_comma_in_the_file_is_refused_because_it_could_not_be_printed_back() throws Exception {
    Path file = file("tag=a.A,b.B");

    assertEquals("tag=a.A,b.B: a value can't hold a comma; a list is separated by : (in " + file + ")",
        errorOf("config=" + file, null));
  }

  @Test
  void a_key_twice_in_the_file_is_an_error() throws Exception {
    Path file = file("history=1", "history=1");

    assertEquals("history is given twice (in " + file + ")", errorOf("config=" + file, null));
  }

  @Test
  void an_empty_value_in_the_file_is_an_error() throws Exception {
    Path file = file("history=");

    assertTrue(errorOf("config=" + file, null).startsWith("history has no value: "));
  }

  @Test
  void a_file_can_not_name_another() throws Exception {
    Path file = file("config=other.properties");

    assertEquals("config can't be set in a config file; give it to the agent or in REFCOUNT_OPTS (in " + file + ")",
        errorOf("config=" + file, null));
  }

  @Test
  void a_missing_file_is_named_with_its_key_and_the_reason() {
    Path missing = folder.resolve("missing.properties");

    assertEquals("config=" + missing + ": can't be read: there is no such file", errorOf("config=" + missing, null));
    assertEquals("config=" + missing + ": can't be read: there is no such file", errorOf(null, "config=" + missing));
  }

  @Test
  void a_folder_is_no_config_file() {
    assertEquals("config=" + folder + ": can't be read: it is a folder", errorOf("config=" + folder, null));
  }

  @Test
  void a_file_that_is_not_utf8_or_not_properties_says_so() throws Exception {
    Path latin = Files.write(folder.resolve("latin"), "tag=Caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Path broken = Files.writeString(folder.resolve("broken"), "tag=\\u00zz");

    assertEquals("config=" + latin + ": can't be read: it is not UTF-8 text", errorOf("config=" + latin, null));
    assertTrue(errorOf("config=" + broken, null)
        .startsWith("config=" + broken + ": can't be read: it is not a Java properties file: "));
  }
}

package dev.refcount.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  /** One value for every key, none of them the default. */
  private static final List<String> OTHER_THAN_DEFAULT =
      List.of("tag=com.acme.Session:@com.acme.Tracked+:com.acme.model.**:java.lang.Runnable+", "containers=true",
          "include=com.acme.**", "exclude=com.acme.gen.*", "jdk=none", "locals=false", "sites=off", "sample=10",
          "report=-:out-%p.json:/tmp/a.html:C:\\r\\b.dot", "audit=exit", "history=16", "http=0", "budget=256m",
          "jfr=false", "jmx=true", "classdump=/tmp/woven");

  static List<String> otherThanDefault() {
    return OTHER_THAN_DEFAULT;
  }

  private static Options parse(String argument) throws OptionException {
    return Options.parse(argument, null);
  }

  @Test
  void nothing_given_is_all_defaults() throws OptionException {
    Options options = Options.parse(null, null);

    assertTrue(options.tag().isEmpty());
    assertFalse(options.containers());
    assertTrue(options.include().isEmpty());
    assertTrue(options.exclude().isEmpty());
    assertEquals(JdkScope.ALL, options.jdk());
    assertTrue(options.locals());
    assertEquals(SiteDetail.APP, options.sites());
    assertEquals(1, options.sample());
    assertEquals(List.of("-"), options.report());
    assertFalse(options.auditAtExit());
    assertEquals(0, options.history());
    assertEquals(OptionalInt.empty(), options.http());
    assertEquals(new Budget(0, 12), options.budget());
    assertTrue(options.jfr());
    assertFalse(options.jmx());
    assertEquals(Optional.empty(), options.classdump());
    assertEquals(Options.defaults(), options);
    assertEquals("", options.toString());
  }

  @Test
  void every_key_can_be_given() throws OptionException {
    Options options = parse(String.join(",", OTHER_THAN_DEFAULT));

    assertEquals(4, options.tag().patterns().size());
    assertTrue(options.containers());
    assertTrue(options.include().matchesName("com.acme.a.B"));
    assertTrue(options.exclude().matchesName("com.acme.gen.B"));
    assertEquals(JdkScope.NONE, options.jdk());
    assertFalse(options.locals());
    assertEquals(SiteDetail.OFF, options.sites());
    assertEquals(10, options.sample());
    assertEquals(List.of("-", "out-%p.json", "/tmp/a.html", "C:\\r\\b.dot"), options.report());
    assertTrue(options.auditAtExit());
    assertEquals(16, options.history());
    assertEquals(OptionalInt.of(0), options.http());
    assertEquals(new Budget(256L << 20, 0), options.budget());
    assertFalse(options.jfr());
    assertTrue(options.jmx());
    assertEquals(Optional.of(Path.of("/tmp/woven")), options.classdump());
  }

  @ParameterizedTest
  @MethodSource("otherThanDefault")
  void each_option_prints_alone_and_parses_back_equal(String option) throws OptionException {
    Options options = parse(option);

    assertEquals(option, options.toString());
    assertEquals(options, parse(options.toString()));
    assertEquals(options.hashCode(), parse(options.toString()).hashCode());
    assertNotEquals(Options.defaults(), options);
  }

  @Test
  void all_options_together_print_in_table_order_and_parse_back_equal() throws OptionException {
    List<String> reversed = OTHER_THAN_DEFAULT.stream()
        .sorted((a, b) -> OTHER_THAN_DEFAULT.indexOf(b) - OTHER_THAN_DEFAULT.indexOf(a))
        .toList();
    Options options = parse(String.join(",", reversed));

    assertEquals(String.join(",", OTHER_THAN_DEFAULT), options.toString());
    assertEquals(options, parse(options.toString()));
  }

  @Test
  void the_round_trip_covers_every_documented_key_but_config() {
    Set<String> documented = Options.documentation().stream()
        .map(OptionDoc::key)
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> covered = OTHER_THAN_DEFAULT.stream()
        .map(option -> option.substring(0, option.indexOf('=')))
        .collect(Collectors.toCollection(TreeSet::new));
    covered.add("config");

    assertEquals(documented, covered);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "tag=none", "containers=false", "exclude=none", "jdk=all", "locals=true", "sites=app", "sample=1", "report=-",
    "audit=off", "history=0", "http=off", "budget=12%", "jfr=true", "jmx=false", "classdump=off", "config=none"
  })
  void a_default_can_be_written_out_and_is_not_printed(String option) throws OptionException {
    assertEquals(Options.defaults(), parse(option));
    assertEquals("", parse(option).toString());
  }

  @ParameterizedTest
  @CsvSource({"jdk=collections,COLLECTIONS", "jdk=all,ALL", "jdk=none,NONE"})
  void each_jdk_scope_has_its_word(String option, JdkScope expected) throws OptionException {
    assertEquals(expected, parse(option).jdk());
  }

  @ParameterizedTest
  @CsvSource({"sites=app,APP", "sites=line,LINE", "sites=off,OFF"})
  void each_site_detail_has_its_word(String option, SiteDetail expected) throws OptionException {
    assertEquals(expected, parse(option).sites());
  }

  @Test
  void white_space_around_keys_values_and_list_entries_is_trimmed() throws OptionException {
    assertEquals(parse("tag=a.A:b.B,report=C:\\x.txt:-,history=3"),
        parse("  tag = a.A : b.B ,\t report= C:\\x.txt : - , history = 3 "));
  }

  @Test
  void blank_entries_between_commas_mean_nothing() throws OptionException {
    assertEquals(parse("history=3,jmx=true"), parse(",history=3, ,jmx=true,"));
  }

  @Test
  void equal_values_written_differently_are_equal_options() throws OptionException {
    assertEquals(parse("budget=1024k"), parse("budget=1M"));
    assertEquals("budget=1m", parse("budget=1024k").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:\\logs\\r.txt", "c:/logs/r.txt"})
  void the_colon_of_a_windows_drive_is_no_separator(String path) throws OptionException {
    assertEquals(List.of("-", path, "b.json"), parse("report=-:" + path + ":b.json").report());
    assertEquals(List.of(path), parse("report=" + path).report());
  }

  @Test
  void the_documentation_says_something_on_one_line_about_every_key() {
    for (OptionDoc row : Options.documentation()) {
      assertFalse(row.meaning().isBlank(), row.key());
      assertFalse(row.defaultValue().isBlank(), row.key());
      assertFalse(row.meaning().contains("\n"), row.key());
    }
  }

  @ParameterizedTest
  @CsvSource({"tag,none", "include,everything that is not the JDK", "exclude,nothing", "jdk,all", "locals,true",
    "report,-", "audit,off", "http,off", "budget,12%", "jmx,false", "classdump,off"})
  void the_documentation_gives_the_default(String key, String expected) {
    OptionDoc row = Options.documentation().stream().filter(doc -> doc.key().equals(key)).findFirst().orElseThrow();
    assertEquals(expected, row.defaultValue());
  }
}

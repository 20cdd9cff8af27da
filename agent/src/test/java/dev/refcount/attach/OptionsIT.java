package dev.refcount.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each option of the agent does, and where options come from. */
final class OptionsIT {
  private static final String PACKAGE = "dev.refcount.attach.";
  private static final String BOOK = "tag=" + PACKAGE + "Library$Book";

  @TempDir Path folder;

  private Run library(String options) throws Exception {
    Run run = ForkedJvm.of(Library.class)
        .agent(options + ",report=" + folder.resolve("r.json") + ":" + folder.resolve("r.txt"))
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    return run;
  }

  private String json() throws Exception {
    return Files.readString(folder.resolve("r.json"));
  }

  private String text() throws Exception {
    return Files.readString(folder.resolve("r.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "Library$Item,              item",
    "Library$Item+,             item book",
    "Library$B*,                book",
    "Library$*,                 item book map atlas",
    "@Library$Tracked,          map",
    "@Library$Tracked+,         map atlas",
    "Library$Atlas:Library$Book, book atlas"
  })
  void patterns_tag_classes_their_subclasses_and_annotated_ones(String patterns, String tagged)
      throws Exception {
    String tag = Stream.of(patterns.split(":"))
        .map(name -> name.startsWith("@") ? "@" + PACKAGE + name.substring(1) : PACKAGE + name)
        .reduce((one, other) -> one + ":" + other).orElseThrow();
    assertEquals("tagged " + tagged, library("tag=" + tag).out().lines().findFirst().orElseThrow());
  }

  @Test
  void two_stars_stand_for_any_packages() throws Exception {
    assertTrue(library("tag=dev.**.Library$Book").out().startsWith("tagged book\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "jdk=all,               0 1 1 1",
    "jdk=collections,       0 1 1 1",
    "jdk=none,              0 1 0 1",
    "locals=false,          0 1 1 0",
    "include=com.acme.**,   0 0 1 0",
    "exclude=dev.refcount.attach.**, 0 0 1 0",
    "sites=line,            0 1 1 1",
    "sites=off,             0 1 1 1"
  })
  void options_decide_which_stores_are_seen(String option, String counts) throws Exception {
    String[] kinds = counts.split(" ");
    assertEquals(
        "tagged book\nRefCount[fields=" + kinds[0] + ", statics=" + kinds[1]
            + ", elements=" + kinds[2] + ", locals=" + kinds[3] + "]\n",
        library(BOOK + "," + option).out());
  }

  @Test
  void without_sites_a_report_says_that_they_are_not_recorded() throws Exception {
    library(BOOK + ",sites=off");
    assertTrue(text().contains("Library.lent             not recorded\n"), text());
    library(BOOK + ",sites=line");
    assertTrue(text().contains("Library.lent             Library.main(Library.java:"), text());
  }

  @Test
  void hardly_any_instance_is_picked_for_a_sample_of_one_in_a_billion() throws Exception {
    assertEquals("tagged\n", library(BOOK + ",sample=1000000000").out());
  }

  @Test
  void an_argument_beats_the_file_which_beats_the_variable() throws Exception {
    Path file = Files.writeString(folder.resolve("refcount.properties"),
        "tag=com.acme.File\nsites=line\nsample=3\n");
    Run run = ForkedJvm.of(Empty.class)
        .named("precedence")
        .environment("REFCOUNT_OPTS",
            "tag=com.acme.Variable,sites=off,sample=2,locals=false,report=" + folder.resolve("r.json"))
        .agent("config=" + file + ",tag=com.acme.Argument")
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    String options = "tag=com.acme.Argument,locals=false,sites=line,sample=3,report=";
    assertTrue(json().contains("\"options\": \"" + options), json());
  }

  /** It was told as one of the classes that are not woven. */
  @Test
  void an_option_that_leaves_variables_out_is_told_beside_what_is_never_seen() throws Exception {
    library("tag=" + PACKAGE + "Library$Book,locals=false,audit=exit");
    assertTrue(text().contains("; local variables (locals=false)\n"), text());
    assertFalse(text().contains("not woven"), text());
  }

  @Test
  void a_pattern_without_a_match_is_named_with_the_nearest_classes() throws Exception {
    library("tag=" + PACKAGE + "Library$Boko");
    String nearest = "tag=" + PACKAGE + "Library$Boko matched no class; nearest seen: " + PACKAGE + "Library$Book";
    assertTrue(text().contains(nearest), text());
    assertTrue(json().contains("\"pattern\": \"" + PACKAGE + "Library$Boko\""), json());
  }

  @Test
  void a_pattern_has_matched_though_its_class_is_unloaded_again() throws Exception {
    String undeployed = PACKAGE + "ListedItem";
    Run run = ForkedJvm.of(Undeployed.class)
        .arguments(undeployed)
        .agent("tag=" + undeployed + ":" + PACKAGE + "NoSuch,report=" + folder.resolve("r.txt"))
        .run();
    assertEquals("gone\n", run.out(), run::describe);
    assertTrue(text().contains("tag=" + PACKAGE + "NoSuch matched no class"), text());
    assertFalse(text().contains("tag=" + undeployed + " matched"), text());
  }

  @Test
  void without_a_tag_the_first_line_says_what_is_counted() throws Exception {
    Run run = library("locals=true");
    assertEquals("refcount: no tag= given: only objects given to Refs.tag are counted\n", run.err());
    assertEquals("tagged\n", run.out());
  }

  @Test
  void arrays_are_told_by_the_names_that_programs_give_them() throws Exception {
    library(BOOK + ",containers=true");
    assertTrue(text().matches("(?s).*\\nObject\\[\\] +\\d.*"), text());
    assertTrue(json().contains("\"name\": \"java.lang.Object[]\"") && !json().contains("\"[L"), json());
  }

  @Test
  void of_what_is_not_counted_it_is_told_what_would_count_it() throws Exception {
    Run run = ForkedJvm.of(Untagged.class).agent(BOOK + ",report=" + folder.resolve("r.txt")).run();
    String name = PACKAGE + "Untagged";
    assertEquals(
        name + " is not tagged: start the agent with tag=" + name + ", or call Refs.tag first\n"
            + name + "[] is not tagged: start the agent with containers=true, or call Refs.tag first\n"
            + "int[][] is not tagged: start the agent with containers=true, or call Refs.tag first\n"
            + "int[] is not tagged: call Refs.tag first\n",
        run.out(),
        run::describe);
  }

  @Test
  void woven_classes_of_program_and_jdk_are_dumped() throws Exception {
    Path dumped = folder.resolve("dumped");
    library(BOOK + ",classdump=" + dumped);
    for (String name : List.of("dev/refcount/attach/Library", "java/util/ArrayList")) {
      assertTrue(Files.size(dumped.resolve(name + ".class")) > 0, name);
    }
  }

  @Test
  void a_class_that_cannot_be_dumped_is_woven_all_the_same() throws Exception {
    Path dumped = folder.resolve("dumped");
    Path taken = Files.createDirectories(dumped.resolve("dev/refcount/attach/Library.class"));
    Files.createDirectory(taken.resolve("something"));
    Run run = library(BOOK + ",classdump=" + dumped);
    assertEquals("RefCount[fields=0, statics=1, elements=1, locals=1]", run.out().lines().toList().get(1));
    assertTrue(
        run.err().startsWith(
            "refcount: classdump=" + dumped + ": not all classes can be written there, the first is"
                + " dev/refcount/attach/Library: "),
        run::describe);
  }

  @Test
  void the_name_of_a_report_may_hold_the_process_id() throws Exception {
    Run run = ForkedJvm.of(Empty.class).agent(BOOK + ",report=" + folder.resolve("r-%p.json")).run();
    assertEquals(0, run.exitCode(), run::describe);
    try (Stream<Path> files = Files.list(folder)) {
      String name = files.findFirst().orElseThrow().getFileName().toString();
      String pid = name.replaceFirst("r-(\\d+)\\.json", "$1");
      assertTrue(Files.readString(folder.resolve(name)).contains("\"pid\": " + pid + ","), name);
    }
  }
}

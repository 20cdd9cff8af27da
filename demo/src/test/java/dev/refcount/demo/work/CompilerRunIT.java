package dev.refcount.demo.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's compiler on a real library, once alone and once with its syntax trees counted. */
final class CompilerRunIT {
  private static final String SOURCES = System.getProperty("refcount.sources");

  @TempDir
  static Path folder;

  private static Path report;
  private static Forked alone;
  private static Forked counted;

  @BeforeAll
  static void compileTwice() throws Exception {
    report = folder.resolve("report.json");
    alone = compile(null, SOURCES, "alone");
    counted = compile("tag=com.sun.tools.javac.tree.JCTree+,report=" + report, SOURCES, "counted");
  }

  private static Forked compile(String agent, String jar, String output) throws Exception {
    // A small young generation: on a machine with much memory nothing else makes the collector come.
    return Forked.run(folder, agent, List.of(Forked.origin(CompilerRun.class)),
        "-Xmn64m", CompilerRun.class.getName(), jar, folder.resolve(output).toString());
  }

  @Test
  void the_compiler_succeeds_and_says_nothing_else_without_the_agent() {
    assertEquals(List.of(), alone.errors());
    assertEquals(0, alone.exitCode());
    assertTrue(alone.output().matches("compiled \\d{3} files to \\d{3,} classes\\Rsha-256 [0-9a-f]{64}\\R"),
        alone::output);
  }

  @Test
  void exit_code_and_standard_output_are_the_same_with_the_agent() {
    assertEquals(alone.exitCode(), counted.exitCode(), () -> counted.errors().toString());
    assertEquals(alone.output(), counted.output());
  }

  @Test
  void every_class_file_is_the_same_byte_for_byte() throws IOException {
    Set<Path> expected = classFiles("alone");
    assertTrue(expected.size() > 300, () -> expected.size() + " class files");
    assertEquals(expected, classFiles("counted"));
    for (Path file : expected) {
      assertArrayEquals(Files.readAllBytes(folder.resolve("alone").resolve(file)),
          Files.readAllBytes(folder.resolve("counted").resolve(file)), file::toString);
    }
  }

  @Test
  void standard_error_has_only_lines_of_the_agents_own() {
    assertEquals(List.of(), counted.errors().stream().filter(l -> !l.startsWith("refcount: ")).toList());
  }

  @Test
  void the_report_counts_references_to_identifiers() throws IOException {
    CountedClass ident = CountedClass.named("com.sun.tools.javac.tree.JCTree$JCIdent", report);
    assertTrue(ident.born() > 1000, ident::toString);
    assertTrue(ident.live() >= 0 && ident.live() <= ident.born(), ident::toString);
    assertTrue(ident.maxCount() > 0, ident::toString);
    // Each identifier was at least stored into its parent.
    assertTrue(ident.increments() > ident.born(), ident::toString);
    // How many are left is the collector's affair: it may have come after the last tree was done with.
    assertEquals(ident.increments() - ident.decrements(), ident.references(), ident::toString);
  }

  @Test
  void every_syntax_tree_that_was_reclaimed_is_explained() throws IOException {
    assertEquals(0, CountedClass.unexplained(report));
  }

  @Test
  void a_missing_jar_fails_in_one_line_with_and_without_the_agent() throws Exception {
    Forked missing = compile(null, "no-such.jar", "missing");
    assertEquals(1, missing.exitCode());
    assertEquals(List.of("CompilerRun: no such sources jar: no-such.jar"), missing.errors());

    String agent = "tag=com.sun.tools.javac.tree.JCTree+,report=" + folder.resolve("missing.json");
    Forked watched = compile(agent, "no-such.jar", "missing");
    assertEquals(1, watched.exitCode());
    assertEquals(missing.errors(),
        watched.errors().stream().filter(l -> !l.startsWith("refcount: ")).toList());
  }

  private static Set<Path> classFiles(String output) throws IOException {
    Path root = folder.resolve(output);
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).map(root::relativize)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}

package dev.refcount.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import dev.refcount.weave.StaticTypes;
import dev.refcount.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the agent's own code is the first to use while a class is transformed, the VM loads without asking the
 * transformer: stores in it would be missed. So whatever is needed there must be used before.
 */
final class UnseenClassesIT {
  private static final Pattern LOADED =
      Pattern.compile("] ((java|jdk|sun)\\.[\\w.$]+) source: (jrt:/|shared objects|.*/lib/modules).*");
  private static final Weaver WEAVER = new Weaver(new StaticTypes(name -> false));

  /** Left alone by rule. */
  private static final Set<String> NEVER =
      Set.of(
          "java.lang.Object", "java.lang.ref.Reference", "jdk.internal.misc.Unsafe", "jdk.internal.vm.Continuation",
          "java.lang.StackStreamFactory$AbstractStackWalker");

  @TempDir Path cache;

  @ParameterizedTest
  @CsvSource({
    "named, dev.refcount.gate.Heir", "named, dev.refcount.gate.Called+", "hidden, dev.refcount.gate.He*",
    "tagged, no.such.Class", "tagged, java.util.ArrayList+:no.such.Class"
  })
  void every_class_of_the_jdk_that_stores_is_woven(String what, String tag) throws Exception {
    // The first finds nothing in the cache, the second what the first wove.
    for (int i = 0; i < 2; i++) {
      run(LateKin.class, what, "tag=" + tag);
    }
  }

  /** With all from the cache, nothing is looked for that was overlooked by the start, but at the report. */
  @Test
  void a_start_that_weaves_nothing_anew_overlooks_nothing() throws Exception {
    for (int i = 0; i < 2; i++) {
      Run run =
          ForkedJvm.of(OwnLoader.class)
              .named("warm")
              .environment("REFCOUNT_CACHE", cache.toString())
              .arguments("own")
              // On standard error: a file's path would have more of the JDK loaded before.
              .agent("tag=dev.refcount.gate.OwnLoader$Item,exclude=dev.refcount.forked.**,report=-")
              .run();
      assertEquals(0, run.exitCode(), run::describe);
      assertTrue(run.err().contains("references at "), run::describe);
      assertFalse(run.err().contains("first stores were not seen"), run::describe);
    }
  }

  /** As that of a jar with jars in it: that it has not both forms of loadClass was put in words, by a StringJoiner. */
  @Test
  void a_loader_of_the_program_s_is_looked_at_without_loading_a_class() throws Exception {
    for (int i = 0; i < 2; i++) {
      run(OwnLoader.class, "own", "tag=dev.refcount.gate.OwnLoader$Item");
    }
  }

  /** They were read by way of the JDK, which makes a class for each, and loads some forty of its own for that. */
  @ParameterizedTest
  @ValueSource(strings = {"", "+", ",containers=true"})
  void what_is_counted_for_an_annotation_is_looked_at_without_loading_a_class(String more) throws Exception {
    for (int i = 0; i < 2; i++) {
      run(Annotated.class, "annotated", "tag=@dev.refcount.gate.Annotated$Mark" + more);
    }
  }

  /** Needed where two threads load classes at once, which hardly ever meet. */
  @Test
  void what_waits_for_its_turn_in_the_transformer_has_its_classes_before_the_program_begins() throws Exception {
    Path log = cache.resolve("classes.log");
    Run run =
        ForkedJvm.of(Annotated.class)
            .named("turn")
            .jvm("-Xlog:class+load:file=" + log)
            .agent("tag=no.such.Class,report=off")
            .run();
    List<String> lines = Files.readAllLines(log);
    int begun = indexOf(Annotated.class.getName() + " source", lines);
    assertTrue(
        lines.subList(0, begun).stream().anyMatch(line -> line.contains("] java.lang.Thread$State source")),
        run::describe);
  }

  @Test
  void a_class_that_was_overlooked_is_named_in_the_report_and_woven_from_then_on() throws Exception {
    Run run =
        ForkedJvm.of(Overlooked.class)
            .environment("REFCOUNT_CACHE", "off")
            .agent(
                "tag=dev.refcount.gate.Overlooked$Item,exclude=dev.refcount.forked.**:"
                    + "dev.refcount.gate.Overlooked$Asked,report=" + ForkedJvm.logs().resolve("Overlooked.txt"))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
  }

  /** HotSpot's own code overflows before the transformer is called, and says so on standard error: JPLISAgent.c. */
  @Test
  void a_class_that_is_loaded_where_the_stack_ends_is_named_and_woven_later() throws Exception {
    Run run =
        ForkedJvm.of(StackEnds.class)
            .agent("tag=dev.refcount.gate.StackEnds$Item,exclude=dev.refcount.forked.**,report="
                + ForkedJvm.logs().resolve("StackEnds.txt"))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
  }

  /** The report at exit would weave it, too, but after the program has stored by it. */
  @Test
  void a_class_that_was_overlooked_by_the_start_is_woven_before_the_program_begins() throws Exception {
    Path before = agentJar(OverlookedAtStart.Sooner.class);
    // The first finds nothing in the cache, the second what the first wove.
    for (int i = 0; i < 2; i++) {
      Run run =
          ForkedJvm.of(OverlookedAtStart.class)
              .environment("REFCOUNT_CACHE", cache.toString())
              .jvm(
                  "-javaagent:" + before,
                  "-javaagent:" + ForkedJvm.agentJar()
                      + "=tag=dev.refcount.gate.OverlookedAtStart$Item,exclude=dev.refcount.forked.**:"
                      + "dev.refcount.gate.Overlooked$Asked,report=off")
              .run();
      assertEquals(0, run.exitCode(), run::describe);
    }
  }

  /** Its class is found by the program's class path. */
  private Path agentJar(Class<?> premain) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", premain.getName());
    Path jar = cache.resolve("before.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private void run(Class<?> program, String what, String options) throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(ForkedJvm.logs()), "unseen");
    Path log = folder.resolve("classes.log");
    Path report = folder.resolve("report.json");
    // Not with -Xverify:all: to check the JDK's own classes the VM loads others at any time.
    Run run =
        ForkedJvm.of(program)
            .named("unseen")
            .jvm("-Xlog:class+load:file=" + log)
            .environment("REFCOUNT_CACHE", cache.toString())
            .arguments(what)
            .agent(options + ",exclude=dev.refcount.forked.**,classdump=" + folder + ",report=" + report)
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    int woven = 0;
    List<String> unseen = new ArrayList<>();
    List<String> lines = Files.readAllLines(log);
    // Other threads go on while the VM dies, and then it asks no transformer any more.
    int end = indexOf(LateKin.End.class.getName() + " source", lines);
    for (String line : lines.subList(0, end)) {
      Matcher loaded = LOADED.matcher(line);
      if (loaded.find() && !NEVER.contains(loaded.group(1)) && stores(loaded.group(1))) {
        woven++;
        if (!Files.exists(folder.resolve(loaded.group(1).replace('.', '/') + ".class"))) {
          unseen.add(loaded.group(1));
        }
      }
    }
    assertEquals(List.of(), unseen);
    // Nor was any woven only when the report was made.
    assertFalse(Files.readString(report).contains("first stores were not seen"), report::toString);
    assertTrue(woven > 200, "woven: " + woven);
  }

  private static int indexOf(String text, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i;
      }
    }
    throw new AssertionError(text + " not found");
  }

  private static boolean stores(String name) throws IOException {
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = ClassLoader.getSystemResourceAsStream(resource)) {
      return in != null && WEAVER.weave(in.readAllBytes(), false, false) != null;
    }
  }
}

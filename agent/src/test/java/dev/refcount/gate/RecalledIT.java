package dev.refcount.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.JvmMode;
import dev.refcount.forked.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Code of the program that an earlier run wove counts what it would count woven now. */
final class RecalledIT {
  private static final String HEIR = "tag=dev.refcount.gate.Heir,exclude=dev.refcount.forked.**";

  @TempDir Path folder;

  /** The first run leaves what it wove, the second may add to it. */
  private void twice(ForkedJvm jvm) throws Exception {
    environment(jvm);
    for (int i = 0; i < 2; i++) {
      Run run = jvm.run();
      assertEquals(0, run.exitCode(), run::describe);
    }
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      assertTrue(files.anyMatch(file -> file.getFileName().toString().startsWith("program-")));
    }
  }

  private ForkedJvm environment(ForkedJvm jvm) {
    return jvm.environment("REFCOUNT_CACHE", folder.resolve("cache").toString());
  }

  private static void assertCounts(ForkedJvm jvm) throws Exception {
    Run run = jvm.run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().endsWith("checks passed\n"), run::describe);
  }

  @ParameterizedTest
  @EnumSource(JvmMode.class)
  void before_what_is_counted_comes(JvmMode mode) throws Exception {
    ForkedJvm jvm =
        ForkedJvm.of(LateKin.class).named("recalled").mode(mode).arguments("named").agent(HEIR);
    twice(jvm);
    assertCounts(jvm);
  }

  /** Hooks that were closed in the run that wove are open already, or the other way round. */
  @ParameterizedTest
  @ValueSource(strings = {"late", "early"})
  void in_another_order(String order) throws Exception {
    ForkedJvm first = ForkedJvm.of(Sooner.class).named("recorded").arguments(order).agent(HEIR);
    twice(first);
    String other = order.equals("late") ? "early" : "late";
    assertCounts(environment(ForkedJvm.of(Sooner.class)).named("recalled").arguments(other).agent(HEIR));
  }

  /** Where all families are open from the start, by a right that the other run had. */
  @Test
  void with_other_patterns() throws Exception {
    String tag = "tag=@no.such.Annotation:dev.refcount.gate.Heir,exclude=dev.refcount.forked.**";
    ForkedJvm jvm = ForkedJvm.of(Sooner.class).named("patterns").arguments("late").agent(tag);
    twice(jvm);
    assertCounts(jvm);
  }

  @Test
  void a_class_that_was_built_anew_is_woven_anew() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    ForkedJvm jvm =
        ForkedJvm.of("Program").named("rebuilt").classPath(classes).agent("tag=Program,exclude=dev.refcount.**");
    compile(classes, 0);
    twice(jvm);
    for (int lines : new int[] {3, 40, 0}) {
      compile(classes, lines);
      Run run = jvm.run();
      assertEquals(0, run.exitCode(), run::describe);
      assertEquals("1 field at line " + (lines + 2), run.out().strip(), run::describe);
    }
  }

  /** It is there before the code that was woven when it was a class. */
  @Test
  void a_class_that_becomes_an_interface_in_between() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Sources.compile(classes, "Turned", "public class Turned { Turned self() { return this; } }");
    Sources.compile(classes, "Maker", "class Maker { static Turned make() { return null; } }");
    Sources.compile(classes, "User", """
        class User {
          Turned own;
          void use() {
            Turned variable = Maker.make();
            own = variable;
            if (variable == null) {
              Turned.class.cast(new Object()).self();
            }
            System.out.println(dev.refcount.Refs.counts(variable));
          }
        }
        """);
    Sources.compile(classes, "Start", """
        public class Start {
          public static void main(String[] arguments) throws ClassNotFoundException {
            Class.forName("Turned");
            try {
              new User().use();
            } catch (ClassCastException expected) {
            }
          }
        }
        """);
    ForkedJvm jvm = ForkedJvm.of("Start").named("turned").classPath(classes).agent("tag=Implementer");
    twice(jvm);
    Sources.compile(classes, "Turned", "public interface Turned { }");
    Sources.compile(classes, "Implementer", "public class Implementer implements Turned { }");
    Sources.compile(classes, "Maker", "class Maker { static Turned make() { return new Implementer(); } }");
    Run run = jvm.run();
    assertEquals("RefCount[fields=1, statics=0, elements=0, locals=1]", run.out().strip(), run::describe);
  }

  private static void compile(Path classes, int lines) throws IOException {
    String source =
        "\n".repeat(lines) + """
        public class Program { Object field;
          void store(Object given) { field = given; }
          public static void main(String[] arguments) {
            Program holder = new Program();
            Program held = new Program();
            holder.store(held);
            int line = dev.refcount.Refs.holdings(held).stream()
                .filter(each -> each.kind() == dev.refcount.Kind.FIELD).findFirst().get().site().line();
            System.out.println(dev.refcount.Refs.counts(held).fields() + " field at line " + line);
          }
        }
        """;
    Sources.compile(classes, "Program", source);
  }
}

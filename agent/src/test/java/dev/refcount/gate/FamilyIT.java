package dev.refcount.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.JvmMode;
import dev.refcount.forked.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores of static types above a class that is counted late are counted from its first instance on. */
final class FamilyIT {
  private static final String EXCLUDED = ",exclude=dev.refcount.forked.**";
  private static final String HEIR = "tag=dev.refcount.gate.Heir";
  private static final String CALLED = "tag=dev.refcount.gate.Called+";
  private static final int MANY = 100;

  @TempDir Path cache;

  @ParameterizedTest
  @EnumSource(JvmMode.class)
  void a_class_that_is_named(JvmMode mode) throws Exception {
    run("named", HEIR, mode);
  }

  @ParameterizedTest
  @EnumSource(JvmMode.class)
  void a_single_object(JvmMode mode) throws Exception {
    run("tagged", "tag=no.such.Class", mode);
  }

  @ParameterizedTest
  @EnumSource(JvmMode.class)
  void parameters_of_constructors_objects_around_inner_ones_and_arrays(JvmMode mode) throws Exception {
    parts(ForkedJvm.of(LateParts.class).mode(mode), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.lang.Cloneable+", "**", "**.LateParts*"})
  void arrays_that_a_pattern_counts(String pattern) throws Exception {
    parts(ForkedJvm.of(LateParts.class).named("pattern").arguments("pattern"), ":" + pattern);
  }

  private static void parts(ForkedJvm jvm, String tag) throws Exception {
    Run run =
        jvm.agent("tag=dev.refcount.gate.LateParts$LateWhole" + tag + EXCLUDED)
            .timeout(Duration.ofMinutes(5))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().endsWith("8 checks passed\n"), run::describe);
  }

  @Test
  void a_class_whose_interface_or_superclass_is_named() throws Exception {
    run("named", CALLED, JvmMode.DEFAULT);
    run("named", HEIR + "+", JvmMode.DEFAULT);
    // Its name comes to be counted before that of the superclass is known.
    run("named", "tag=dev.refcount.gate.He*", JvmMode.DEFAULT);
  }

  @Test
  void a_class_that_no_transformer_sees() throws Exception {
    run("hidden", CALLED, JvmMode.DEFAULT);
    run("hidden", "tag=dev.refcount.gate.He*", JvmMode.DEFAULT);
  }

  @Test
  void an_object_that_no_constructor_has_made() throws Exception {
    run("unborn", HEIR, JvmMode.DEFAULT);
    run("unborn", CALLED, JvmMode.DEFAULT);
  }

  @Test
  void a_frame_that_an_earlier_agent_wove() throws Exception {
    Run run =
        ForkedJvm.of(Again.class)
            .jvm("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading")
            .arguments(ForkedJvm.agentJar().toString())
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().endsWith("2 checks passed\n"), run::describe);
  }

  private static void run(String what, String tag, JvmMode mode) throws Exception {
    Run run =
        ForkedJvm.of(LateKin.class)
            .named(what)
            .mode(mode)
            .arguments(what)
            .agent(tag + EXCLUDED)
            .timeout(Duration.ofMinutes(5))
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertTrue(run.out().endsWith("9 checks passed\n"), run::describe);
  }

  /** Each opens another family, and at some number all that are left are opened. */
  @Test
  void one_class_after_the_other() throws Exception {
    Path classes = Files.createDirectories(ForkedJvm.logs().resolve("many"));
    Sources.compile(classes, "Many", """
        public class Many {
        %s
          static class Holder {
        %s
            void set(int i, Object o) {
              switch (i) {
        %s
              }
            }
          }
          static class Maker {
            static Object make(int i) {
              return switch (i) {
        %s
                default -> null;
              };
            }
          }
          public static void main(String[] arguments) {
            Holder[] holders = new Holder[%d];
            for (int i = 0; i < holders.length; i++) {
              holders[i] = new Holder();
              holders[i].set(i, null);
            }
            int counted = 0;
            for (int i = 0; i < holders.length; i++) {
              Object made = Maker.make(i);
              holders[i].set(i, made);
              counted += dev.refcount.Refs.counts(made).fields();
            }
            System.out.println(counted + " counted");
          }
        }
        """.formatted(
            each("static class T# { void f() {} }"),
            each("T# t#;"),
            each("case # -> { t# = (T#) o; if (o != null) t#.f(); }"),
            each("case # -> new T#();"),
            MANY));
    assertEquals(MANY + " counted\n", run(classes, "Many", each("Many$T#").replace("\n", ":")));
  }

  private static String each(String text) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> text.replace("#", Integer.toString(i)))
        .collect(Collectors.joining("\n"));
  }

  /** Binary incompatible, and yet it works: the verifier lets any object be where an interface stands. */
  @Test
  void a_class_that_has_become_an_interface() throws Exception {
    Path before = Files.createDirectories(ForkedJvm.logs().resolve("turned-before"));
    Path after = Files.createDirectories(ForkedJvm.logs().resolve("turned-after"));
    Sources.compile(before, "Turned", "public class Turned { Turned self() { return this; } }");
    Sources.compile(before, "Maker", "class Maker { static Turned make() { return null; } }");
    Sources.compile(before, "User", """
        public class User {
          Turned own;
          public static void main(String[] arguments) {
            User user = new User();
            for (int i = 0; i < 2; i++) {
              Turned variable = Maker.make();
              user.own = variable;
              if (arguments.length > 0) {
                variable.self();
              }
              System.out.println(dev.refcount.Refs.counts(variable));
            }
          }
        }
        """);
    Files.move(before.resolve("User.class"), after.resolve("User.class"), StandardCopyOption.REPLACE_EXISTING);
    Sources.compile(after, "Turned", "public interface Turned { }");
    Sources.compile(after, "Implementer", "public class Implementer implements Turned { }");
    Sources.compile(after, "Maker", "class Maker { static Turned make() { return new Implementer(); } }");
    String counts = "RefCount[fields=1, statics=0, elements=0, locals=1]\n";
    // The later runs have the code of the first.
    for (int i = 0; i < 3; i++) {
      assertEquals(counts + counts, run(after, "User", "Implementer"));
    }
  }

  private String run(Path classes, String main, String tag) throws Exception {
    Run run =
        ForkedJvm.of(main)
            .environment("REFCOUNT_CACHE", cache.toString())
            .classPath(classes)
            .agent("tag=" + tag)
            .run();
    assertEquals(0, run.exitCode(), run::describe);
    return run.out();
  }
}

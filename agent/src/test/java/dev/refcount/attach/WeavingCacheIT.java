package dev.refcount.attach;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start that uses what an earlier one wove cannot be told from it, but by the time it takes. */
final class WeavingCacheIT {
  private static final String TAG = "tag=" + ListedItem.class.getName() + ",report=";

  private static final String ITEM = "dev/refcount/attach/ListedItem.class";

  @TempDir Path folder;
  private int runs;

  private Run run(Path cache, String options, String... jvm) throws Exception {
    return run(ListedItem.class, cache, options, jvm);
  }

  private Run run(Class<?> program, Path cache, String options, String... jvm) throws Exception {
    Run run = ForkedJvm.of(program)
        .named("woven-" + runs++)
        .environment("REFCOUNT_CACHE", cache.toString())
        .agent(TAG + folder.resolve("report.txt") + (options.contains("sites=") ? "" : ",sites=line") + options)
        .jvm(jvm)
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("", run.err(), run::describe);
    return run;
  }

  /** The file that all programs share. */
  private static Path ofJdk(Path cache) throws IOException {
    return only(cache, "woven-");
  }

  private static Path ofProgram(Path cache) throws IOException {
    return only(cache, "program-");
  }

  private static Path only(Path cache, String kind) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      List<Path> all = files.filter(file -> file.getFileName().toString().startsWith(kind)).toList();
      assertEquals(1, all.size(), all::toString);
      return all.get(0);
    }
  }

  /** Class files by their names, but those of the agent's own. */
  private static TreeMap<String, byte[]> dump(Path dump) throws IOException {
    TreeMap<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(dump)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = dump.relativize(file).toString();
        if (!name.startsWith("dev/refcount/selftest")) {
          classes.put(name, Files.readAllBytes(file));
        }
      }
    }
    return classes;
  }

  /** All that the first wrote down is the same in the others. What only they load is in no file, and woven by each. */
  private void assertSame(String first, String... others) throws IOException {
    TreeMap<String, byte[]> written = dump(folder.resolve(first));
    for (String other : others) {
      TreeMap<String, byte[]> later = dump(folder.resolve(other));
      later.keySet().retainAll(written.keySet());
      assertTrue(later.size() >= 300, later.size() + " classes");
      // With the numbers of the places in it: woven once more, it would have others.
      later.forEach((name, bytes) -> assertArrayEquals(written.get(name), bytes, name + " in " + other));
    }
  }

  @Test
  void later_starts_weave_the_same_and_count_the_same() throws Exception {
    // Made by us, so that the first start, too, looks at whose it is.
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Run first = run(cache, ",classdump=" + folder.resolve("1"));
    byte[] ofJdk = Files.readAllBytes(ofJdk(cache));
    byte[] ofProgram = Files.readAllBytes(ofProgram(cache));
    Run second = run(cache, ",classdump=" + folder.resolve("2"));
    Run third = run(cache, ",classdump=" + folder.resolve("3"));
    assertArrayEquals(ofJdk, Files.readAllBytes(ofJdk(cache)));
    assertArrayEquals(ofProgram, Files.readAllBytes(ofProgram(cache)));
    assertEquals(first.out(), second.out());
    assertEquals(first.out(), third.out());
    assertTrue(second.out().contains("java.util.HashMap"), second::describe);
    assertSame("1", "2", "3");
    assertTrue(dump(folder.resolve("1")).containsKey(ITEM));
    assertTrue(dump(folder.resolve("3")).containsKey(ITEM));
  }

  /** Woven classes are kept in maps, behind the start too. */
  @Test
  void what_is_kept_for_later_is_not_counted_as_the_programs() throws Exception {
    for (int i = 0; i < 3; i++) {
      Run run = run(Empty.class, folder.resolve("cache"), ",containers=true");
      List<String> lines = Files.readAllLines(folder.resolve("report.txt"));
      assertTrue(lines.stream().anyMatch(line -> line.startsWith("ConcurrentHashMap$Node ")), run::describe);
      assertTrue(lines.stream().noneMatch(line -> line.startsWith("HashMap$Node ")), lines::toString);
    }
  }

  /** The file of the JDK has the numbers of another program's first run, with gaps for its places. */
  @Test
  void what_another_program_left_is_no_trouble() throws Exception {
    Run plain = run(folder.resolve("other"), "");
    Path cache = folder.resolve("cache");
    run(Library.class, cache, "");
    Files.delete(ofProgram(cache));
    for (int i = 0; i < 3; i++) {
      Run run = run(cache, ",classdump=" + folder.resolve(Integer.toString(i)));
      assertEquals(plain.out(), run.out());
    }
    assertSame("0", "1", "2");
    assertTrue(dump(folder.resolve("2")).containsKey(ITEM));
  }

  /** Where a field lies is known by the number of the place that stores to it. */
  @ParameterizedTest
  @ValueSource(strings = {"", ",sites=off"})
  void a_class_that_two_loaders_have_is_no_trouble(String options) throws Exception {
    Path cache = folder.resolve("cache");
    for (int i = 0; i < 3; i++) {
      Run run = run(TwoForms.class, cache, options);
      assertEquals("held: 2\nlet go: 0\n".repeat(3), run.out(), run::describe);
    }
  }

  /** Two loaders are one to nobody but themselves, and nothing of theirs is called. */
  @ParameterizedTest
  @ValueSource(strings = {"", ",sites=off"})
  void loaders_that_call_themselves_equal_are_no_trouble(String options) throws Exception {
    Path cache = folder.resolve("cache");
    for (int i = 0; i < 3; i++) {
      Run run = run(EqualLoaders.class, cache, options);
      assertEquals("held: 2\nlet go: 0\n".repeat(4) + "asked: 0\n", run.out(), run::describe);
    }
  }

  /** Its places are the same as before; where its fields lie may have changed. */
  @ParameterizedTest
  @ValueSource(strings = {"", ",sites=app", ",sites=off"})
  void a_class_that_is_loaded_anew_once_it_is_gone_takes_no_more_memory(String options) throws Exception {
    for (int i = 0; i < 2; i++) {
      Run run = run(Redeployed.class, folder.resolve("cache"), options);
      assertEquals("held: 2, let go: 0\n".repeat(8) + "more places: 0\nmore lines: 0\n", run.out(), run::describe);
    }
  }

  /** What is in no file is woven anew whenever another agent has the VM ask; old frames still run the old code. */
  @ParameterizedTest
  @ValueSource(strings = {"", ",sites=off"})
  void a_class_that_is_woven_again_has_the_places_it_had(String options) throws Exception {
    Path jar = folder.resolve("again.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", WovenAgain.class.getName());
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    Run run = run(WovenAgain.class, Path.of("off"), options, "-javaagent:" + jar);
    assertEquals("more places: 0\n".repeat(2), run.out(), run::describe);
  }

  /** They come and go with any names, while their loader stays. */
  @Test
  void any_number_of_hidden_classes_has_a_bounded_number_of_places() throws Exception {
    Run run =
        ForkedJvm.of(HiddenCrowd.class)
            .agent("tag=dev.refcount.attach.HiddenCrowd$Item,exclude=dev.refcount.forked.**,report=off")
            .run();
    assertEquals(0, run.exitCode(), run::describe);
  }

  /** Where the stack ends the VM prints what it fails to do for an agent. */
  @Test
  void a_place_is_found_without_a_word_where_the_stack_overflows() throws Exception {
    for (int i = 0; i < 3; i++) {
      Run run = run(Overflowing.class, folder.resolve("cache"), "", "-Xss512k");
      assertEquals(
          "the stack has overflowed\n".repeat(5) + "RefCount[fields=0, statics=0, elements=0, locals=1]\n",
          run.out(),
          run::describe);
    }
  }

  @Test
  void a_damaged_file_is_written_again_without_a_word() throws Exception {
    Path cache = folder.resolve("cache");
    Run first = run(cache, "");
    Path file = ofJdk(cache);
    byte[] good = Files.readAllBytes(file);
    byte[] changed = good.clone();
    changed[good.length / 2]++;
    byte[] cut = Arrays.copyOf(good, good.length / 3);
    for (byte[] damaged : List.of(changed, cut, new byte[0], new byte[] {1, 2, 3})) {
      Files.write(file, damaged);
      Run run = run(cache, "");
      assertEquals(first.out(), run.out());
      assertTrue(Files.size(ofJdk(cache)) > good.length / 2);
    }
  }

  /** It reads none of it, and would put less there. */
  @Test
  void a_small_jvm_leaves_the_file_of_a_large_one() throws Exception {
    Path cache = folder.resolve("cache");
    run(cache, "");
    byte[] written = Files.readAllBytes(ofJdk(cache));
    run(cache, "", "-Xmx32m");
    assertArrayEquals(written, Files.readAllBytes(ofJdk(cache)));
  }

  @Test
  void what_an_option_weaves_otherwise_has_a_file_of_its_own() throws Exception {
    Path cache = folder.resolve("cache");
    run(cache, "");
    Path plain = ofJdk(cache);
    run(cache, ",containers=true");
    Files.delete(plain);
    Path containers = ofJdk(cache);
    byte[] written = Files.readAllBytes(containers);
    run(cache, ",containers=true");
    assertArrayEquals(written, Files.readAllBytes(ofJdk(cache)));
  }

  /** To find out how much of it fits takes the longest. */
  @Test
  void a_class_that_does_not_fit_as_a_whole_is_kept_and_told_of_each_time() throws Exception {
    for (int i = 0; i < 3; i++) {
      run(Oversized.class, folder.resolve("cache"), ",classdump=" + folder.resolve(Integer.toString(i)));
      String report = Files.readString(folder.resolve("report.txt"));
      assertTrue(report.contains("Table: its method accept would be larger than 64 KB: the lines"), report);
      assertArrayEquals(dump(folder.resolve("0")).get("Table.class"), dump(folder.resolve("" + i)).get("Table.class"));
    }
  }
}

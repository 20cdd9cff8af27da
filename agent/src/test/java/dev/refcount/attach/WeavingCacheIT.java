package dev.refcount.attach;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that uses what an earlier one wove cannot be told from it, but by the time it takes. */
final class WeavingCacheIT {
  private static final String TAG = "tag=" + ListedItem.class.getName() + ",sites=line,report=";

  @TempDir Path folder;
  private int runs;

  private Run run(Path cache, String options, String... jvm) throws Exception {
    Run run = ForkedJvm.of(ListedItem.class)
        .named("woven-" + runs++)
        .environment("REFCOUNT_CACHE", cache.toString())
        .agent(TAG + folder.resolve("report.txt") + options)
        .jvm(jvm)
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("", run.err(), run::describe);
    return run;
  }

  private static Path only(Path cache) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), all::toString);
      return all.get(0);
    }
  }

  /** Class files of the JDK by their names. */
  private static TreeMap<String, byte[]> dump(Path dump) throws IOException {
    TreeMap<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(dump)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = dump.relativize(file).toString();
        if (!name.startsWith("dev")) {
          classes.put(name, Files.readAllBytes(file));
        }
      }
    }
    return classes;
  }

  @Test
  void the_second_start_weaves_the_same_and_counts_the_same() throws Exception {
    // Made by us, so that the first start, too, looks at whose it is.
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Run first = run(cache, ",classdump=" + folder.resolve("1"));
    byte[] written = Files.readAllBytes(only(cache));
    Run second = run(cache, ",classdump=" + folder.resolve("2"));
    assertArrayEquals(written, Files.readAllBytes(only(cache)));
    assertEquals(first.out(), second.out());
    assertTrue(second.out().contains("java.util.HashMap"), second::describe);
    TreeMap<String, byte[]> one = dump(folder.resolve("1"));
    TreeMap<String, byte[]> two = dump(folder.resolve("2"));
    // Reading the file may have taken a class of its own.
    two.keySet().retainAll(one.keySet());
    assertTrue(two.size() > 300, two.size() + " classes");
    two.forEach((name, bytes) -> assertArrayEquals(one.get(name), bytes, name));
  }

  @Test
  void a_damaged_file_is_written_again_without_a_word() throws Exception {
    Path cache = folder.resolve("cache");
    Run first = run(cache, "");
    Path file = only(cache);
    byte[] good = Files.readAllBytes(file);
    byte[] changed = good.clone();
    changed[good.length / 2]++;
    byte[] cut = Arrays.copyOf(good, good.length / 3);
    for (byte[] damaged : List.of(changed, cut, new byte[0], new byte[] {1, 2, 3})) {
      Files.write(file, damaged);
      Run run = run(cache, "");
      assertEquals(first.out(), run.out());
      assertTrue(Files.size(only(cache)) > good.length / 2);
    }
  }

  @Test
  void what_an_option_weaves_otherwise_has_a_file_of_its_own() throws Exception {
    Path cache = folder.resolve("cache");
    run(cache, "");
    Path plain = only(cache);
    run(cache, ",containers=true");
    Files.delete(plain);
    Path containers = only(cache);
    byte[] written = Files.readAllBytes(containers);
    run(cache, ",containers=true");
    assertArrayEquals(written, Files.readAllBytes(only(cache)));
  }

  @Test
  void off_means_that_nothing_is_kept() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    run(Path.of("off"), "", "-Duser.home=" + home);
    try (Stream<Path> files = Files.list(home)) {
      assertEquals(List.of(), files.toList());
    }
    assertFalse(Files.exists(Path.of("off")));
  }

  @Test
  void a_place_that_cannot_be_written_to_is_no_trouble() throws Exception {
    Path taken = Files.createFile(folder.resolve("taken"));
    Run run = run(taken.resolve("cache"), "");
    assertTrue(run.out().contains("java.util.HashMap"), run::describe);
  }
}

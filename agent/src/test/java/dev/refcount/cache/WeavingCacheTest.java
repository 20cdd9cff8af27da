package dev.refcount.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs one after the other, each with what the last one left. None numbers a place: the next would find it taken. */
final class WeavingCacheTest {
  private static final byte[] INPUT = new byte[4000];
  private static final byte[] OTHER = new byte[4001];
  private static final byte[] WOVEN = new byte[5000];
  private static final Object LOADER = "the program's";

  static {
    Arrays.fill(WOVEN, (byte) 7);
  }

  @TempDir Path parent;

  private WeavingCache run() {
    return run("program");
  }

  private WeavingCache run(String program) {
    return WeavingCache.open(new Folder(parent.resolve("refcount").toFile()), "jdk", program, true);
  }

  private static void end(WeavingCache cache) {
    cache.started();
    cache.save();
    cache.leave();
  }

  /** The first run with this JDK. */
  private void first() {
    WeavingCache cache = run();
    cache.add("java/A", true, false, INPUT, WOVEN, List.of(), "");
    cache.add("com/A", false, false, INPUT, WOVEN, List.of(), "");
    cache.started();
    cache.add("java/B", true, false, INPUT, null, List.of(), "");
    cache.save();
  }

  /** The next. */
  private void second() {
    WeavingCache cache = run();
    cache.started();
    cache.add("com/A", false, true, INPUT, WOVEN, List.of("com/T"), "");
    cache.add("java/C", true, false, INPUT, WOVEN, List.of(), "");
    cache.save();
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(parent.resolve("refcount"))) {
      return files.count();
    }
  }

  @Test
  void the_second_run_has_the_jdk_and_the_program() {
    assertNull(run().find("java/A", INPUT, null, false));
    first();
    WeavingCache second = run();
    assertArrayEquals(WOVEN, second.find("java/A", INPUT, null, false).woven());
    assertArrayEquals(WOVEN, second.find("com/A", INPUT, LOADER, false).woven());
    assertNull(second.find("com/A", INPUT, LOADER, true));
    second();
    WeavingCache third = run();
    third.started();
    assertNull(third.find("java/A", INPUT, null, false), "was there at the start");
    assertNull(third.find("java/B", INPUT, null, false).woven());
    assertArrayEquals(WOVEN, third.find("java/C", INPUT, null, false).woven());
    assertArrayEquals(WOVEN, third.find("com/A", INPUT, LOADER, true).woven());
    assertEquals(List.of("com/T"), third.find("com/A", INPUT, LOADER, true).types());
    assertNull(third.find("com/A", OTHER, LOADER, true));
    assertNull(third.find("com/A", INPUT, null, true));
    assertNull(third.find("com/A", INPUT, LOADER, false));
  }

  /** Once it is a loader's, in whatever form, nothing that another loader has is kept. */
  @Test
  void two_loaders_never_have_the_same() {
    first();
    second();
    WeavingCache third = run();
    third.started();
    for (int i = 0; i < 2; i++) {
      assertNotNull(third.find("com/A", INPUT, LOADER, true));
      assertNull(third.find("com/A", INPUT, "another", true));
      third.add("com/A", false, true, INPUT, null, List.of(), "");
    }
    third.add("com/B", false, false, INPUT, WOVEN, List.of(), "");
    end(third);
    assertArrayEquals(WOVEN, run().find("com/A", INPUT, "another", true).woven());
    assertNotNull(run().find("com/B", INPUT, LOADER, false));
  }

  @Test
  void another_program_has_the_jdk_and_then_itself() {
    first();
    WeavingCache other = run("other");
    assertNotNull(other.find("java/A", INPUT, null, false));
    assertNull(other.find("com/A", INPUT, LOADER, false));
    other.add("com/A", false, false, INPUT, null, List.of(), "");
    end(other);
    assertNull(run("other").find("com/A", INPUT, LOADER, false).woven());
    assertArrayEquals(WOVEN, run().find("com/A", INPUT, LOADER, false).woven());
  }

  /** Their numbers may be the same. */
  @Test
  void a_program_has_nothing_beside_another_file_of_the_jdk() throws IOException {
    first();
    forgetJdk();
    WeavingCache other = run("other");
    assertNull(run().find("com/A", INPUT, LOADER, false));
    other.add("java/A", true, false, INPUT, null, List.of(), "");
    end(other);
    WeavingCache again = run();
    assertNull(again.find("java/A", INPUT, null, false).woven());
    assertNull(again.find("com/A", INPUT, LOADER, false));
    again.add("com/A", false, false, INPUT, WOVEN, List.of(), "");
    end(again);
    assertNotNull(run().find("com/A", INPUT, LOADER, false));
  }

  private void forgetJdk() throws IOException {
    try (Stream<Path> files = Files.list(parent.resolve("refcount"))) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("woven")) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void what_a_later_run_weaves_comes_to_it() {
    first();
    second();
    WeavingCache third = run();
    third.started();
    third.add("com/A", false, true, OTHER, null, List.of(), "");
    third.add("com/B", false, true, INPUT, WOVEN, List.of(), "");
    third.save();
    WeavingCache fourth = run();
    assertNull(fourth.find("com/A", INPUT, LOADER, true));
    assertNotNull(fourth.find("com/A", OTHER, LOADER, true));
    assertNotNull(fourth.find("com/B", INPUT, LOADER, true));
    assertNotNull(fourth.find("java/C", INPUT, null, false));
  }

  @Test
  void little_is_not_worth_it() {
    first();
    second();
    WeavingCache third = run();
    third.started();
    third.add("com/B", false, true, INPUT, new byte[100], List.of(), "");
    third.save();
    assertNull(run().find("com/B", INPUT, LOADER, true));
  }

  @Test
  void of_a_program_that_is_too_large_the_same_part_is_kept() {
    byte[] quarter = new byte[(int) (Recording.most() / 4) + 1];
    first();
    List<String> kept = List.of("com/L0", "com/L1", "com/L2");
    assertEquals(List.of(), runOfLarge("large", 0, 4, quarter));
    assertEquals(kept, runOfLarge("large", 0, 4, quarter));
    assertEquals(kept, runOfLarge("large", 0, 4, quarter));
    // Built anew; then it has become another one.
    assertEquals(List.of("com/L1", "com/L2"), runOfLarge("large", 1, 5, quarter));
    assertEquals(List.of("com/L1", "com/L2", "com/L3"), runOfLarge("large", 1, 5, quarter));
    assertEquals(List.of(), runOfLarge("large", 5, 9, quarter));
    assertEquals(List.of("com/L5", "com/L6", "com/L7"), runOfLarge("large", 5, 9, quarter));
    // More that there is no room for than half of what is there: but that is used.
    assertEquals(List.of("com/L5", "com/L6", "com/L7"), runOfLarge("large", 5, 14, quarter));
    assertEquals(List.of("com/L5", "com/L6", "com/L7"), runOfLarge("large", 5, 14, quarter));
    // And where it is not, numbers are spent on what is of no use: there is nothing, and then another file.
    assertEquals(List.of(), runOfLarge("large", 20, 26, quarter));
    assertEquals(List.of(), runOfLarge("large", 5, 8, quarter));
    assertEquals(List.of("com/L5", "com/L6", "com/L7"), runOfLarge("large", 5, 8, quarter));
  }

  /** The classes that it found. */
  private List<String> runOfLarge(String program, int from, int to, byte[] woven) {
    WeavingCache cache = run(program);
    cache.started();
    List<String> found = new ArrayList<>();
    for (int i = from; i < to; i++) {
      String name = "com/L" + i;
      if (cache.find(name, INPUT, LOADER, false) != null) {
        found.add(name);
      } else {
        cache.add(name, false, false, INPUT, woven, List.of(), "");
      }
    }
    cache.save();
    cache.leave();
    return found;
  }

  @Test
  void what_comes_after_it_was_saved_is_not_kept() {
    first();
    WeavingCache second = run();
    second.started();
    second.add("com/A", false, true, INPUT, WOVEN, List.of(), "");
    second.save();
    assertEquals(0, second.woven());
    second.add("com/B", false, true, INPUT, WOVEN, List.of(), "");
    second.save();
    assertNotNull(run().find("com/A", INPUT, LOADER, true));
    assertNull(run().find("com/B", INPUT, LOADER, true));
  }

  @Test
  void it_is_saved_when_nothing_more_is_woven() throws InterruptedException {
    first();
    WeavingCache second = run();
    second.add("com/A", false, true, INPUT, WOVEN, List.of(), "");
    assertEquals(WOVEN.length, second.woven());
    Thread keeper = Keeper.start(second, 10);
    keeper.join();
    assertNotNull(run().find("com/A", INPUT, LOADER, true));
  }

  @Test
  void an_agent_that_leaves_saves_nothing() throws InterruptedException {
    first();
    WeavingCache second = run();
    second.add("com/A", false, true, INPUT, WOVEN, List.of(), "");
    Thread keeper = Keeper.start(second, Long.MAX_VALUE);
    keeper.interrupt();
    keeper.join();
    assertNull(run().find("com/A", INPUT, LOADER, true));
  }

  /** Both gave the same numbers to their places. */
  @Test
  void of_two_runs_at_once_the_first_to_end_is_kept() {
    first();
    second();
    WeavingCache one = run();
    WeavingCache other = run();
    one.add("com/B", false, true, INPUT, WOVEN, List.of(), "");
    other.add("com/C", false, true, INPUT, WOVEN, List.of(), "");
    end(one);
    end(other);
    WeavingCache next = run();
    assertNotNull(next.find("com/B", INPUT, LOADER, true));
    assertNull(next.find("com/C", INPUT, LOADER, true));
  }

  @Test
  void numbers_that_are_taken_make_it_useless() throws IOException {
    first();
    second();
    assertEquals(2, files());
    Sites.add(new Place("Early", "bird", null, 1, "worm"));
    WeavingCache cache = run();
    assertNull(cache.find("java/C", INPUT, null, false));
    assertNull(cache.find("com/A", INPUT, LOADER, true));
  }

  @Test
  void none_knows_nothing_and_keeps_nothing() {
    WeavingCache none = WeavingCache.none();
    none.add("java/A", true, false, INPUT, WOVEN, List.of(), "");
    end(none);
    assertNull(none.find("java/A", INPUT, null, false));
  }
}

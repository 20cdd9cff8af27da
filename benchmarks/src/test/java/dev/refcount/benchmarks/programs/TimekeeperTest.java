package dev.refcount.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimekeeperTest {
  @TempDir Path folder;

  /** A program. */
  public static final class Copy {
    public static void main(String[] arguments) throws IOException {
      if (arguments.length < 2) {
        throw new IOException("nothing to do");
      }
      Files.writeString(Path.of(arguments[0]), arguments[1]);
    }
  }

  @Test
  void the_program_gets_its_own_arguments_and_its_figures_are_noted() throws Throwable {
    Path figures = folder.resolve("figures");
    Path copy = folder.resolve("copy");
    Timekeeper.main(new String[] {figures.toString(), "1", Copy.class.getName(), copy.toString(), "text"});
    assertEquals("text", Files.readString(copy));
    List<String> lines = Files.readAllLines(figures);
    assertEquals(
        List.of("began", "first", "warm", "collecting", "heap"),
        lines.stream().map(line -> line.split("=")[0]).collect(Collectors.toList()));
    assertTrue(lines.stream().allMatch(line -> line.matches("[a-z]+=\\d+")), lines.toString());
  }

  @Test
  void of_the_passes_the_last_third_are_warm() {
    assertEquals(7, Timekeeper.warm(new long[] {7}));
    assertEquals(3, Timekeeper.warm(new long[] {9, 3}));
    assertEquals(2, Timekeeper.warm(new long[] {9, 9, 2}));
    assertEquals(3, Timekeeper.warm(new long[] {9, 9, 9, 9, 2, 4}));
  }

  @Test
  void a_program_that_throws_fails_as_it_would_alone_and_leaves_no_figures() {
    Path figures = folder.resolve("figures");
    assertThrows(
        IOException.class, () -> Timekeeper.main(new String[] {figures.toString(), "3", Copy.class.getName()}));
    assertFalse(Files.exists(figures));
  }
}

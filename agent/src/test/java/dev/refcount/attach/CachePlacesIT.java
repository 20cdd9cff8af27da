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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where what was woven is kept for the next start, and that a place which is none is no trouble. */
final class CachePlacesIT {
  @TempDir Path folder;
  private int runs;

  private Run run(Path home, String named, String xdg) throws Exception {
    Run run = ForkedJvm.of(ListedItem.class)
        .named("place-" + runs++)
        .environment("REFCOUNT_CACHE", named)
        .environment("XDG_CACHE_HOME", xdg)
        .agent("tag=" + ListedItem.class.getName() + ",sites=line,report=off")
        .jvm("-Duser.home=" + home)
        .run();
    assertEquals(0, run.exitCode(), run::describe);
    assertEquals("", run.err(), run::describe);
    return run;
  }

  @Test
  void off_means_that_nothing_is_kept() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    run(home, "off", "");
    try (Stream<Path> files = Files.list(home)) {
      assertEquals(List.of(), files.toList());
    }
    assertFalse(Files.exists(Path.of("off")));
  }

  /** A place that depends on where the program was started is none. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void it_is_where_the_system_has_such_files_unless_another_place_is_named() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path wanted = Files.createDirectory(folder.resolve("wanted"));
    keeps(home.resolve(".cache/refcount"), home, "", "relative");
    keeps(wanted.resolve("refcount"), home, "", wanted.toString());
    keeps(folder.resolve("named"), home, folder.resolve("named").toString(), wanted.toString());
  }

  private void keeps(Path place, Path home, String named, String xdg) throws Exception {
    run(home, named, xdg);
    try (Stream<Path> files = Files.list(place)) {
      assertTrue(files.anyMatch(file -> file.getFileName().toString().startsWith("woven-")), place::toString);
    }
  }

  @Test
  void a_place_that_cannot_be_written_to_is_no_trouble() throws Exception {
    Path taken = Files.createFile(folder.resolve("taken"));
    Run run = run(folder, taken.resolve("cache").toString(), "");
    assertTrue(run.out().contains("java.util.HashMap"), run::describe);
  }

  /** Without LANG, as in most containers, a name that is not ASCII reaches no program whole. */
  @Test
  void a_place_that_is_not_named_whole_is_no_trouble() throws Exception {
    String place = "REFCOUNT_CACHE=\"$(printf '%s/gr\\303\\266\\303\\237e' \"$FOLDER\")\"";
    ProcessBuilder builder = new ProcessBuilder(
        "/bin/sh", "-c", "exec env LC_ALL=C " + place + " \"$0\" \"$@\"",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-javaagent:" + ForkedJvm.agentJar() + "=tag=x,report=" + folder.resolve("report.txt"), "-version");
    builder.environment().put("FOLDER", folder.toString());
    Process process = builder.start();
    String err = new String(process.getErrorStream().readAllBytes());
    assertEquals(0, process.waitFor(), err);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("report.txt")), files.toList());
    }
  }
}

package dev.refcount.options;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir Path folder;

  private static void check(Object destinations) throws OptionException {
    Options.parse("report=" + destinations, null).checkReportsWritable();
  }

  private static String errorOf(Object destinations) {
    return assertThrows(OptionException.class, () -> check(destinations)).getMessage();
  }

  private long files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void a_new_file_in_a_folder_can_be_written_and_is_not_left_behind() throws Exception {
    check("-:" + folder.resolve("a.txt") + ":" + folder.resolve("b-%p.json"));

    assertEquals(0, files());
  }

  @Test
  void an_existing_report_is_left_as_it_is() throws Exception {
    Path report = Files.writeString(folder.resolve("a.txt"), "of an earlier run");
    FileTime written = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(report, written);

    check(report);

    assertEquals("of an earlier run", Files.readString(report));
    assertEquals(written, Files.getLastModifiedTime(report));
  }

  @Test
  void standard_error_can_always_be_written() {
    assertDoesNotThrow(Options.defaults()::checkReportsWritable);
  }

  @Test
  void a_bare_file_name_is_in_the_working_directory() throws Exception {
    check("refcount-options-test-%p.txt");

    assertFalse(Files.exists(Path.of("refcount-options-test-" + ProcessHandle.current().pid() + ".txt")));
  }

  @Test
  void a_missing_folder_names_the_key_the_path_and_the_nearest_folder() {
    Path report = folder.resolve("no/such/a.txt");

    assertEquals("report=" + report + ": can't be written: there is no folder " + report.getParent()
        + "; the nearest is " + folder, errorOf("-:" + report));
  }

  @Test
  void a_folder_that_is_a_file_is_no_folder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertEquals("report=" + file.resolve("a.txt") + ": can't be written: there is no folder " + file
        + "; the nearest is " + folder, errorOf(file.resolve("a.txt")));
  }

  @Test
  void a_folder_is_no_report() throws Exception {
    Path report = Files.createDirectory(folder.resolve("a.txt"));

    assertEquals("report=" + report + ": can't be written: it is a folder", errorOf(report));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_folder_that_takes_no_files_is_found_out_even_by_root() {
    String message = errorOf("/proc/refcount.txt");

    assertEquals("report=/proc/refcount.txt: can't be written: ", message.substring(0, message.lastIndexOf(": ") + 2));
  }

  @Test
  void the_first_destination_that_fails_is_named() {
    Path missing = folder.resolve("no/b.txt");

    assertEquals("report=" + missing, errorOf(folder.resolve("a.txt") + ":" + missing).split(": ")[0]);
  }
}

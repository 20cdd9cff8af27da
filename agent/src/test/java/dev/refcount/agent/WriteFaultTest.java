package dev.refcount.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class WriteFaultTest {
  @TempDir Path folder;

  /** What the system says of a file that can't be written. */
  private static IOException failure(String name) {
    return assertThrows(IOException.class, () -> {
      try (FileOutputStream out = new FileOutputStream(name)) {
        out.write(1);
      }
    });
  }

  @Test
  void a_folder_that_is_gone_is_named() {
    String name = folder.resolve("gone/r.txt").toString();
    assertEquals(
        "there is no folder " + folder.resolve("gone") + " any more", WriteFault.of(name, failure(name)));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_full_disk_is_told() {
    assertEquals("there is no room left in /dev", WriteFault.of("/dev/full", failure("/dev/full")));
  }

  @Test
  void a_quota_that_is_used_up_is_no_room_either() {
    assertEquals(
        "there is no room left in " + folder,
        WriteFault.of(folder.resolve("r.txt").toString(), new IOException("Disk quota exceeded")));
  }

  @Test
  void whatever_else_it_is_is_told_as_it_comes() {
    assertEquals(
        "java.lang.IllegalStateException",
        WriteFault.of(folder.resolve("r.txt").toString(), new IllegalStateException()));
  }
}

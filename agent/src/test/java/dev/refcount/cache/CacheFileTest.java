package dev.refcount.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheFileTest {
  @TempDir Path parent;
  private Path folder;
  private CacheFile file;

  @BeforeEach
  void nothing_there() {
    folder = parent.resolve("deep/refcount");
    file = file("one key");
  }

  private CacheFile file(String key) {
    return new CacheFile(new Folder(folder.toFile()), "woven", key);
  }

  private Path write() throws IOException {
    file.write(out -> out.writeUTF("woven"));
    return files().get(0);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void what_is_written_is_read() throws IOException {
    write();
    ByteBuffer in = file.read();
    assertEquals("woven".length(), in.getShort());
    assertEquals("woven".length() + Long.BYTES, in.remaining());
    assertEquals(in.getLong(in.limit() - Long.BYTES), CacheFile.checksum(in));
    assertEquals(1, files().size());
  }

  @Test
  void there_is_nothing_before_it_is_written() throws IOException {
    assertNull(file.read());
  }

  @Test
  void another_key_finds_nothing_even_under_the_same_name() throws IOException {
    Path written = write();
    file("another key").write(out -> out.writeUTF("other"));
    Path other = files().stream().filter(each -> !each.equals(written)).findFirst().get();
    Files.write(written, Files.readAllBytes(other));
    assertNull(file.read());
  }

  @Test
  void a_file_with_any_byte_changed_is_not_read() throws IOException {
    Path written = write();
    byte[] good = Files.readAllBytes(written);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1 << (i & 7);
      Files.write(written, bad);
      assertNull(file.read(), "byte " + i);
    }
    Files.write(written, good);
    assertNotNull(file.read());
  }

  @Test
  void a_file_cut_short_anywhere_is_not_read() throws IOException {
    Path written = write();
    byte[] good = Files.readAllBytes(written);
    for (int length = 0; length < good.length; length++) {
      Files.write(written, Arrays.copyOf(good, length));
      assertNull(file.read(), length + " bytes");
    }
  }

  @Test
  void what_others_may_write_to_is_neither_read_nor_written() throws IOException {
    Path written = write();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertNull(file.read());
    Files.delete(written);
    file.write(out -> out.writeUTF("woven"));
    assertEquals(List.of(), files());
  }

  /** A umask of 2, as some systems have it, lets the whole group write to new files. */
  @Test
  void a_file_that_others_may_write_to_is_not_read() throws IOException {
    Path written = write();
    for (String permissions : List.of("rw-rw-r--", "rw-r--rw-")) {
      Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(permissions));
      assertNull(file.read(), permissions);
    }
    Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-r--r--"));
    assertNotNull(file.read());
  }

  /** Only root can give a file away; all others have root's at hand. */
  @Test
  void a_file_of_another_user_is_not_trusted() throws IOException {
    Path theirs = write();
    assertTrue(Folder.isOwn(theirs.toFile()));
    try {
      Files.setAttribute(theirs, "unix:uid", 65_534);
    } catch (FileSystemException notRoot) {
      theirs = Path.of("/etc/passwd");
    }
    assertFalse(Folder.isOwn(theirs.toFile()));
  }

  /** As in a container that runs with a number of which the system knows no name. */
  @Test
  void a_user_without_a_name_has_files_too() throws IOException {
    String name = System.getProperty("user.name");
    System.setProperty("user.name", "?");
    try {
      write();
      assertNotNull(file.read());
    } finally {
      System.setProperty("user.name", name);
    }
  }

  @Test
  void a_failing_write_leaves_nothing_behind() throws IOException {
    assertThrows(
        IOException.class,
        () -> file.write(out -> {
          out.write(new byte[1 << 20]);
          throw new IOException("disk full");
        }));
    assertEquals(List.of(), files());
  }

  @Test
  void only_the_latest_files_are_kept() throws IOException {
    Path eldest = write();
    Files.setLastModifiedTime(eldest, FileTime.fromMillis(0));
    Path abandoned = Files.createFile(folder.resolve("woven-1.2.tmp"));
    Files.setLastModifiedTime(abandoned, FileTime.fromMillis(0));
    Path program = Files.createFile(folder.resolve("program-1"));
    Files.setLastModifiedTime(program, FileTime.fromMillis(0));
    Path foreign = Files.createFile(folder.resolve("notes.txt"));
    Files.setLastModifiedTime(foreign, FileTime.fromMillis(0));
    for (int i = 0; i < 8; i++) {
      file("key " + i).write(out -> out.writeUTF("woven"));
    }
    assertEquals(10, files().size());
    assertTrue(files().contains(program));
    assertTrue(files().contains(foreign));
    assertTrue(Files.notExists(eldest));
    assertTrue(Files.notExists(abandoned));
  }

  @Test
  void of_large_files_only_so_many_are_kept_as_are_not_too_much_together() throws IOException {
    Path latest = write();
    Path fresh = large("woven-9.1.tmp", 300, 1);
    Path second = large("woven-2", 128, 1);
    Path third = large("woven-3", 127, 2);
    Path fourth = large("woven-4", 1, 3);
    Path program = large("program-1", 300, 4);
    write();
    assertEquals(Set.of(latest, fresh, second, third, program), Set.copyOf(files()));
    assertTrue(Files.notExists(fourth));
  }

  /** So many MiB, so many minutes old, of nothing that the disk would have to hold. */
  private Path large(String name, long size, int minutes) throws IOException {
    Path large = folder.resolve(name);
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(size << 20);
    }
    Files.setLastModifiedTime(large, FileTime.fromMillis(System.currentTimeMillis() - minutes * 60_000));
    return large;
  }
}

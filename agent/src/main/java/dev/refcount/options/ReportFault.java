package dev.refcount.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Finds out why a report can't be written, if indeed it can't. */
final class ReportFault {
  private ReportFault() {}

  /** The reason in words; null if the file can be written, and always null for a pipe that permits it. */
  static String of(String name) {
    Path file;
    try {
      file = Path.of(name).toAbsolutePath();
    } catch (InvalidPathException e) {
      return "no path on this system: " + e.getReason();
    }
    Path folder = file.getParent();
    if (!Files.isDirectory(folder)) {
      return "there is no folder " + folder + "; the nearest is " + nearestFolder(folder);
    }
    try {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? ofExisting(file) : ofNew(file);
    } catch (IOException e) {
      return FileFault.of(file, e);
    }
  }

  private static String ofExisting(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return "it is a folder";
    }
    if (!Files.isRegularFile(file)) {
      // Opening a pipe would wait for its reader; where a dangling link leads is known only on writing.
      return Files.isWritable(file) || Files.isSymbolicLink(file) ? null : "permission denied";
    }
    Files.newByteChannel(file, StandardOpenOption.WRITE).close();
    return null;
  }

  private static String ofNew(Path file) throws IOException {
    Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW).close();
    Files.delete(file);
    return null;
  }

  private static Path nearestFolder(Path missing) {
    Path folder = missing;
    while (folder.getParent() != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }
}

package dev.refcount.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The destinations of {@code report}: which are valid, and whether they can be written. */
final class ReportFiles {
  private static final List<String> ENDINGS = List.of(".txt", ".json", ".html", ".dot");
  private static final String VALID = "a report ends in .txt, .json, .html or .dot, or is - for standard error";

  private ReportFiles() {}

  static List<String> parse(String text) throws OptionException {
    List<String> destinations = ListText.split(text);
    for (String destination : destinations) {
      if (!isStandardError(destination) && ENDINGS.stream().noneMatch(destination::endsWith)) {
        throw new OptionException(VALID + "; did you mean " + meant(destination) + "?");
      }
    }
    return List.copyOf(destinations);
  }

  private static String meant(String destination) {
    int name = Math.max(destination.lastIndexOf('/'), destination.lastIndexOf('\\')) + 1;
    int dot = destination.lastIndexOf('.');
    return dot < name
        ? destination + ENDINGS.get(0)
        : destination.substring(0, dot) + NearestNames.word(destination.substring(dot), ENDINGS);
  }

  /** @throws OptionException naming {@code report}, the first destination that can't be written, and why */
  static void checkWritable(List<String> destinations) throws OptionException {
    for (String destination : destinations) {
      String fault = isStandardError(destination) ? null : faultOf(destination);
      if (fault != null) {
        throw new OptionException("report=" + destination + ": can't be written: " + fault);
      }
    }
  }

  private static boolean isStandardError(String destination) {
    return destination.equals("-");
  }

  private static String faultOf(String destination) {
    Path file;
    try {
      file = Path.of(destination.replace("%p", String.valueOf(ProcessHandle.current().pid()))).toAbsolutePath();
    } catch (InvalidPathException e) {
      return "no path on this system: " + e.getReason();
    }
    Path folder = file.getParent();
    if (!Files.isDirectory(folder)) {
      return "there is no folder " + folder + "; the nearest is " + nearestFolder(folder);
    }
    try {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? faultOfExisting(file) : faultOfNew(file);
    } catch (IOException e) {
      return FileFault.of(file, e);
    }
  }

  private static String faultOfExisting(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return "it is a folder";
    }
    if (!Files.isRegularFile(file)) {
      // Opening a pipe would wait for its reader; where a dangling link leads is known only on writing.
      return Files.isWritable(file) || Files.isSymbolicLink(file) ? null : "permission denied";
    }
    // Neither truncated nor written to: what an earlier run reported stays until there is a new report.
    Files.newByteChannel(file, StandardOpenOption.WRITE).close();
    return null;
  }

  /** Only creating it tells: permissions, quotas and read-only mounts can't be asked about reliably. */
  private static String faultOfNew(Path file) throws IOException {
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

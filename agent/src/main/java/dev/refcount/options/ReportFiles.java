package dev.refcount.options;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;

/** The destinations of {@code report}: which are valid, and whether they can be written. */
final class ReportFiles {
  private static final List<String> ENDINGS = List.of(".txt", ".json", ".html", ".dot");
  private static final String VALID = "a report ends in .txt, .json, .html or .dot, or is - for standard error";

  /** In the place of all. */
  static final String NONE = "off";

  private ReportFiles() {}

  static List<String> parse(String text) throws OptionException {
    if (text.equals(NONE)) {
      return List.of();
    }
    List<String> destinations = new ArrayList<>();
    for (String destination : ListText.split(text)) {
      if (!isStandardError(destination) && !hasEnding(destination)) {
        throw new OptionException(VALID + "; did you mean " + meant(destination) + "?");
      }
      if (!destinations.contains(destination)) {
        destinations.add(destination);
      }
    }
    return List.copyOf(destinations);
  }

  private static boolean hasEnding(String destination) {
    for (String ending : ENDINGS) {
      if (destination.endsWith(ending)) {
        return true;
      }
    }
    return false;
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
    String name = destination.contains("%p") ? destination.replace("%p", ProcessId.text()) : destination;
    return isPlainlyWritable(new File(name)) ? null : ReportFault.of(name);
  }

  /** True if there is no doubt. {@code java.io} answers this with few classes, but can't say why not. */
  private static boolean isPlainlyWritable(File file) {
    try {
      if (file.isFile()) {
        // Neither truncated nor written to: what an earlier run reported stays until there is a new report.
        new RandomAccessFile(file, "rw").close();
        return true;
      }
      // Only creating it tells: permissions, quotas and read-only mounts can't be asked about reliably.
      return file.createNewFile() && file.delete();
    } catch (IOException e) {
      return false;
    }
  }
}

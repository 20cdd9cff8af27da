package dev.refcount.agent;

import java.io.File;

/** Why a report that could be written when the program began can't be now, and what to do. */
final class WriteFault {
  private WriteFault() {}

  /** By what the system says, which no exception but its words tells apart. */
  static String of(String name, Throwable failure) {
    String words = String.valueOf(failure.getMessage());
    File folder = new File(name).getAbsoluteFile().getParentFile();
    if (!folder.isDirectory()) {
      return "there is no folder " + folder + " any more";
    }
    if (words.contains("Too many open files")) {
      return "the program has used up its files (ulimit -n allows more)";
    }
    if (words.contains("No space left") || words.contains("quota")) {
      return "there is no room left in " + folder;
    }
    return String.valueOf(failure);
  }
}

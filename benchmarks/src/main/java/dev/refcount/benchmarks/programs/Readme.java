package dev.refcount.benchmarks.programs;

import dev.refcount.benchmarks.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a document that is generated: between two comments that a reader of the page does not see. */
final class Readme {
  static final String BEGIN = "<!-- programs:begin -->";
  static final String END = "<!-- programs:end -->";

  private final Path file;

  Readme(Path file) {
    this.file = file;
  }

  /** Before anything is measured: whether there will be a place for it. */
  void check() throws IOException, Refusal {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("no file " + file);
    }
    replaced(Files.readString(file), "");
  }

  void replace(String generated) throws IOException, Refusal {
    Files.writeString(file, replaced(Files.readString(file), generated));
  }

  /** The text with only what is between the two comments changed. */
  static String replaced(String text, String generated) throws Refusal {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new Refusal("no " + BEGIN + " with " + END + " below it");
    }
    // Else one of two tables would be out of date from now on.
    if (begin != text.lastIndexOf(BEGIN) || end != text.lastIndexOf(END)) {
      throw new Refusal(BEGIN + " or " + END + " is there more than once");
    }
    return text.substring(0, begin + BEGIN.length()) + "\n" + generated + text.substring(end);
  }
}

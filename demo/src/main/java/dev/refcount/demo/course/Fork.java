package dev.refcount.demo.course;

import java.util.List;

/**
 * A JVM that a lesson's Java program runs in.
 *
 * @param setting what it is called beside the others, or ""
 * @param needs the first Java version that has it
 * @param options for the JVM
 */
public record Fork(String setting, int needs, List<String> options) {
  static Fork of(String... options) {
    return new Fork("", 17, List.of(options));
  }

  static Fork named(String setting, String... options) {
    return new Fork(setting, 17, List.of(options));
  }

  static Fork since(int version, String setting, String... options) {
    return new Fork(setting, version, List.of(options));
  }

  public boolean possible() {
    return Runtime.version().feature() >= needs;
  }
}

package dev.refcount;

/**
 * A place in the code.
 *
 * @param type binary name of the class
 * @param method its method
 * @param file source file, or null if the class file does not say
 * @param line line number, or -1
 */
public record Site(String type, String method, String file, int line) {
  /** As a stack trace prints it: {@code com.acme.Registry.add(Registry.java:31)}. */
  @Override
  public String toString() {
    String place = file == null ? "Unknown Source" : line < 0 ? file : file + ":" + line;
    return type + "." + method + "(" + place + ")";
  }
}

package dev.refcount.attach;

import java.nio.file.Files;
import java.nio.file.Path;

/** Takes away the folder in which a report was to be written. */
final class Vanishing {
  private static final Object[] KEPT = {new Vanishing()};

  private Vanishing() {}

  public static void main(String[] arguments) throws Exception {
    Files.delete(Path.of(arguments[0]));
    System.out.println(KEPT.length);
  }
}

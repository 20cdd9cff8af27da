package dev.refcount.demo.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Files that the build has put beside the demo's classes. */
public final class Resources {
  private static final String FOLDER = "/dev/refcount/demo/";

  private Resources() {}

  /** The text of a file below the demo's package. */
  public static String text(String path) {
    return find(path).orElseThrow(() -> new IllegalStateException("the build lacks " + FOLDER + path));
  }

  static Optional<String> find(String path) {
    try (InputStream in = Resources.class.getResourceAsStream(FOLDER + path)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + path, e);
    }
  }
}

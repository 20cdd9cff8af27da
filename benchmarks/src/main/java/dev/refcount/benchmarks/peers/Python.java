package dev.refcount.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** CPython, which counts every reference anyway: the same heap and the same questions. */
final class Python {
  private static final String SCRIPT = "peers.py";

  private Python() {}

  static Child start(int objects, Path log) throws IOException, Unanswered {
    try (InputStream script = Python.class.getResourceAsStream(SCRIPT)) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      Child child =
          Child.of(List.of("python3", "-u", "-c", text, Integer.toString(objects)), log);
      child.awaitReady();
      return child;
    }
  }
}

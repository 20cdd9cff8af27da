package dev.refcount.demo;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The terminal that the demo runs in. */
final class Terminal {
  private static final int WIDEST = 100;
  private static final int NARROWEST = 30;

  private Terminal() {}

  /** Its columns, at most what the lessons need. */
  static int width() {
    int columns = columns();
    return Math.max(NARROWEST, Math.min(WIDEST, columns == 0 ? WIDEST : columns));
  }

  private static int columns() {
    String set = System.getenv("COLUMNS");
    if (set != null && set.matches("[1-9]\\d{0,4}")) {
      return Integer.parseInt(set);
    }
    return System.console() == null ? 0 : asked();
  }

  /** What {@code stty} says: the only one to ask that is on every system with a shell. */
  private static int asked() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      if (!stty.waitFor(2, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return 0;
      }
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return size.matches("\\d+ [1-9]\\d{0,4}") ? Integer.parseInt(size.split(" ")[1]) : 0;
    } catch (IOException noTerminal) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}

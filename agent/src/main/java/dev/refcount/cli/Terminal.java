package dev.refcount.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The terminal that the command was started in, if there is one: drawn with the escape sequences that
 * every terminal of the last decades knows, key by key read through {@code stty}. Whatever ends the
 * command, the terminal is given back as it was.
 */
final class Terminal implements AutoCloseable {
  static final int WIDTH = 100;
  private static final int HEIGHT = 24;

  private static final String ENTER = "\u001b[?1049h\u001b[?25l";
  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final int CTRL_C = 3;
  private static final int ESCAPE = 27;
  private static final int TICK_MS = 50;

  /** What {@code stty} needs to put the terminal back; null if there is none. */
  private final String before;

  private final Thread atExit = new Thread(this::restore);
  private int rows = HEIGHT;
  private int columns = WIDTH;

  private Terminal(String before) {
    this.before = before;
  }

  static Terminal open() throws IOException, InterruptedException {
    // Of both input and output, and on every JDK: one of the two may be a pipe.
    boolean terminal = System.console() != null && !stty("-g").isEmpty();
    Terminal opened = new Terminal(terminal ? stty("-g") : null);
    if (terminal) {
      Runtime.getRuntime().addShutdownHook(opened.atExit);
      stty("-icanon", "-echo", "min", "1");
      System.out.print(ENTER);
    }
    return opened;
  }

  boolean interactive() {
    return before != null;
  }

  int rows() throws IOException, InterruptedException {
    String[] size = stty("size").split(" ");
    if (size.length == 2) {
      rows = number(size[0], HEIGHT);
      columns = number(size[1], WIDTH);
    }
    return rows;
  }

  int columns() {
    return columns;
  }

  private static int number(String text, int otherwise) {
    int number = Integer.parseInt(text);
    return number > 0 ? number : otherwise;
  }

  /** Overwrites what is there, so that nothing flickers. */
  void show(String text) {
    StringBuilder screen = new StringBuilder(HOME);
    text.lines().forEach(line -> screen.append(line).append(CLEAR_LINE).append("\r\n"));
    System.out.print(screen.append(CLEAR_BELOW));
    System.out.flush();
  }

  /** Waits so long for a key; true if it is one that ends the command, or there is no input any more. */
  boolean quits(int millis) throws IOException, InterruptedException {
    for (int waited = 0; waited < millis; waited += TICK_MS) {
      while (System.in.available() > 0) {
        int key = System.in.read();
        if (key == 'q' || key == 'Q' || key == CTRL_C || key == ESCAPE || key < 0) {
          return true;
        }
      }
      Thread.sleep(TICK_MS);
    }
    return false;
  }

  private static String stty(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "stty";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said;
      try (InputStream out = process.getInputStream()) {
        said = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
      }
      return process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 0 ? said : "";
    } catch (IOException noSuchProgram) {
      return "";
    }
  }

  private void restore() {
    try {
      System.out.print(LEAVE);
      System.out.flush();
      stty(before);
    } catch (IOException | InterruptedException lost) {
      // There is no terminal any more that could be put back.
    }
  }

  @Override
  public void close() {
    if (interactive()) {
      Runtime.getRuntime().removeShutdownHook(atExit);
      restore();
    }
  }
}

package dev.refcount.demo.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A lesson's blackboard. Plain lines go to standard output as any program's do; where the variable
 * {@code LESSON_FACTS} is set, what the demo needs to draw goes there too, in lines of JSON of its own.
 *
 * <p>Never takes an array of objects or a list of them: the array that a caller makes for such a call is
 * one more holder, and would be counted.
 */
public final class Board {
  private static final Picture PICTURE = new Picture();

  private Board() {}

  /** Where the agent is missing, ends the lesson with a line that says how to start it. */
  public static void open() {
    if (!attached()) {
      System.out.flush();
      System.err.println("This lesson counts references and needs the agent: "
          + "java -javaagent:agent/target/refcount-agent.jar=exclude=dev.refcount.demo.board.** …");
      System.exit(2);
    }
    Facts.untilTheEnd();
    Facts.line(Json.object("runtime", runtime()));
  }

  private static boolean attached() {
    try {
      return dev.refcount.Refs.attached();
    } catch (NoClassDefFoundError agentJarNotThere) {
      return false;
    }
  }

  private static String runtime() {
    return "Java " + System.getProperty("java.version");
  }

  /** Begins a step: all that was seen before is looked at again. */
  public static void step(String caption) {
    Facts.step(caption);
    PICTURE.look(List.of());
  }

  public static void step(String caption, String name, Object object) {
    Facts.step(caption);
    PICTURE.look(List.of(PICTURE.name(name, object)));
  }

  public static void step(String caption, String n1, Object o1, String n2, Object o2) {
    Facts.step(caption);
    PICTURE.look(List.of(PICTURE.name(n1, o1), PICTURE.name(n2, o2)));
  }

  public static void step(
      String caption, String n1, Object o1, String n2, Object o2, String n3, Object o3) {
    Facts.step(caption);
    PICTURE.look(List.of(PICTURE.name(n1, o1), PICTURE.name(n2, o2), PICTURE.name(n3, o3)));
  }

  /** Prints a value that the lesson measured. */
  public static void say(String label, Object value) {
    Facts.say(label, value);
  }

  /** Milliseconds since a reading of {@link System#nanoTime}. */
  public static double millisSince(long nanos) {
    return Facts.millis(System.nanoTime() - nanos);
  }

  /** Gives an object the label that the picture shows, and returns it. */
  public static <T> T label(String label, T object) {
    PICTURE.label(label, object);
    return object;
  }

  /** The object with this label, or null if it was reclaimed. */
  public static Object get(String label) {
    return PICTURE.seen(label).get();
  }

  /** Whether the collector has reclaimed the object with this label, and the board has told so. */
  public static boolean reclaimed(String label) {
    return PICTURE.seen(label).reclaimed;
  }

  /** Gives statements to the JDK's compiler, and returns its first complaint, or "" if it has none. */
  public static String compile(String statements) {
    try {
      Path folder = Files.createTempDirectory("lesson");
      Path file = folder.resolve("Snippet.java");
      Files.writeString(file, "class Snippet { void run() { " + statements + " } }");
      Path compiler = Path.of(System.getProperty("java.home"), "bin", "javac");
      Process javac = new ProcessBuilder(compiler.toString(), "-d", folder.toString(), file.toString())
          .redirectErrorStream(true).start();
      String first = new String(javac.getInputStream().readAllBytes()).lines().findFirst().orElse("");
      Files.deleteIfExists(folder.resolve("Snippet.class"));
      Files.delete(file);
      Files.delete(folder);
      return first.substring(first.indexOf("error:") < 0 ? 0 : first.indexOf("error:"));
    } catch (IOException e) {
      throw new UncheckedIOException("this Java has no compiler", e);
    }
  }
}

package dev.refcount.demo.board;

/** Writes what the lesson tells: to be read as it is, and with the demo's lines of JSON between. */
final class Facts {
  private static final String PREFIX = "@fact ";
  private static final boolean WANTED = System.getenv("LESSON_FACTS") != null;
  private static final long START = System.nanoTime();
  private static volatile boolean over;

  private Facts() {}

  /** What goes when the whole JVM ends is no part of the lesson. */
  static void untilTheEnd() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> over = true, "board's end"));
  }

  static void line(String json) {
    if (WANTED && !over) {
      System.out.println(PREFIX + json);
    }
  }

  static void step(String caption) {
    if (WANTED) {
      line(Json.object("step", caption, "line", callerLine(), "at", now()));
    } else {
      System.out.println("-- " + caption);
    }
  }

  static void say(String label, Object value) {
    // One write for the two lines: another thread may report a reclaimed object at any moment.
    String said = label + ": " + text(value);
    if (WANTED) {
      said = PREFIX + Json.object("say", label, "value", value) + System.lineSeparator() + said;
    }
    System.out.println(said);
  }

  static void event(String object, String what, double at) {
    line(Json.object("event", what, "object", object, "at", at));
  }

  /** Milliseconds since the lesson began. */
  static double now() {
    return millis(System.nanoTime() - START);
  }

  static double millis(long nanos) {
    return Math.round(nanos / 1e3) / 1e3;
  }

  private static String text(Object value) {
    return value instanceof Double number ? Numbers.shortly(number) : String.valueOf(value);
  }

  private static int callerLine() {
    return StackWalker.getInstance().walk(frames -> frames
        .filter(f -> !f.getClassName().startsWith(Facts.class.getPackageName() + "."))
        .findFirst().map(StackWalker.StackFrame::getLineNumber).orElse(0));
  }
}

package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** The compiler's own variables of a switch: over strings, over enums, and on 21 over patterns. */
public final class Switches {
  private static final boolean PATTERNS = Runtime.version().feature() >= 21;

  private static final String SOURCE = """
      package dev.refcount.stores;

      import static dev.refcount.forked.Expect.counts;

      class PatternSwitches implements Runnable {
        record Pair(Object left, Object right) {}

        public void run() {
          Probe probe = new Probe(3);
          counts("a type pattern", probe, 0, 0, 0, 1 + typed(probe));
          counts("after it", probe, 0, 0, 0, 1);
          Pair pair = new Pair(probe, new Pair(probe, "text"));
          counts("two components", probe, 2, 0, 0, 1);
          deconstructed(pair);
          counts("after a record pattern", probe, 2, 0, 0, 1);
          if (pair instanceof Pair(Probe left, Pair(Probe inner, String text)) && text != null) {
            counts("instanceof with a nested record pattern", left, 2, 0, 0, 3);
          }
          counts("after instanceof", probe, 2, 0, 0, 1);
          try {
            deconstructed(new Pair(probe, null));
          } catch (MatchException | IllegalStateException e) {
            counts("after a switch that threw", probe, 3, 0, 0, 1);
          }
        }

        /** The compiler's copy of the selector counts no more once a case is chosen. */
        private static int typed(Object object) {
          switch (object) {
            case String text -> counts("not reached", text, 0, 0, 0, 0);
            case Probe bound when bound.rank == 3 ->
                counts("a guarded pattern", bound, 0, 0, 0, 3);
            case null, default -> counts("not reached", object, 0, 0, 0, 0);
          }
          counts("after the switch: the parameter alone", object, 0, 0, 0, 2);
          return 0;
        }

        private static void deconstructed(Object object) {
          switch (object) {
            case Pair(Probe left, Pair(Probe right, var text)) ->
                counts("two bindings of a nested pattern", left, 2, 0, 0, 3);
            case Pair(Probe left, var right) -> throw new IllegalStateException();
            default -> counts("not reached", object, 0, 0, 0, 0);
          }
        }
      }
      """;

  private enum Level { LOW, HIGH }

  public static void main(String[] args) throws Exception {
    Probe probe = new Probe();
    strings("text", probe);
    enums(Level.HIGH, probe);
    Object yielded = yielding(1, probe);
    counts("what a switch yields", yielded, 0, 0, 0, 2);
    yielded = null;
    conditional(probe);
    equal("pattern switches", PATTERNS, PATTERNS);
    if (PATTERNS) {
      Class<?> compiled = Compiled.type("PatternSwitches", SOURCE);
      ((Runnable) compiled.getDeclaredConstructor().newInstance()).run();
    }
    Expect.done();
  }

  private static void strings(String text, Probe probe) {
    switch (text) {
      case "other" -> Expect.unreachable("the other case");
      case "text" -> {
        Probe local = probe;
        counts("in a string's case", local, 0, 0, 0, 3);
      }
      default -> Expect.unreachable("the default");
    }
    counts("after the string switch", probe, 0, 0, 0, 2);
  }

  private static void enums(Level level, Probe probe) {
    switch (level) {
      case LOW: {
        Probe low = probe;
        counts("not reached", low, 0, 0, 0, 0);
      }
      // Falls through, in the program.
      case HIGH:
        Probe high = probe;
        counts("in an enum's case", high, 0, 0, 0, 3);
      default:
        high = null;
        counts("fallen through", probe, 0, 0, 0, 2);
    }
  }

  private static Object yielding(int which, Probe probe) {
    return switch (which) {
      case 1 -> {
        Probe local = probe;
        counts("in a case that yields", local, 0, 0, 0, 3);
        yield local;
      }
      default -> null;
    };
  }

  private static void conditional(Object object) {
    if (object instanceof Probe bound && bound.rank == 0) {
      counts("instanceof with a pattern", bound, 0, 0, 0, 3);
    }
    counts("after it", object, 0, 0, 0, 2);
    if (!(object instanceof Probe other)) return;
    counts("a binding in scope after the statement", other, 0, 0, 0, 3);
  }
}

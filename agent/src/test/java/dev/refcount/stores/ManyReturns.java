package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;

import dev.refcount.forked.Expect;
import dev.refcount.forked.SourceFile;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Methods with so many variables and returns that all of those go one way out, lest they are too long. */
public final class ManyReturns {
  private static final int PARAMETERS = 20;
  private static final int RETURNS = 60;

  /** The driver's own, and one more in the method than its parameters. */
  private static final int INSIDE = 1 + PARAMETERS + 1;

  public static void main(String[] arguments) throws Exception {
    new SourceFile("Ways", source()).use(ManyReturns::run);
    Expect.done();
  }

  @SuppressWarnings("unchecked")
  private static void run(Class<?> type) throws Exception {
    type.getField("inside").set(null, (Consumer<Object>) ManyReturns::inside);
    Object ways = type.getDeclaredConstructor().newInstance();
    Probe probe = new Probe();
    ((Consumer<Object>) ways).accept(probe);
    counts("all have returned, and thrown", probe, 0, 0, 0, 1);
  }

  private static void inside(Object probe) {
    // This parameter, and the variable of the caller.
    counts("inside", probe, 0, 0, 0, INSIDE + 2);
  }

  private static String source() {
    String parameters = each(PARAMETERS, ", Object o%d");
    String calls = each(PARAMETERS, ", o");
    return """
        import java.util.function.Consumer;
        public final class Ways implements Consumer<Object> {
          public static Consumer<Object> inside;
          public Ways() {}
          Ways(int way PARAMETERS) { BEGIN RETURNS_NOTHING }
          static void nothing(int way PARAMETERS) { BEGIN RETURNS_NOTHING }
          static boolean truth(int way PARAMETERS) { BEGIN RETURNS_TRUTH return true; }
          static long whole(int way PARAMETERS) { BEGIN RETURNS_WHOLE return 1L; }
          static float small(int way PARAMETERS) { BEGIN RETURNS_SMALL return 1f; }
          static double real(int way PARAMETERS) { BEGIN RETURNS_REAL return 1d; }
          static Object any(int way PARAMETERS) { BEGIN RETURNS_ANY return o0; }
          static Object[] array(int way PARAMETERS) { BEGIN RETURNS_ARRAY return null; }
          public void accept(Object o) {
            for (int way = -2; way <= 60; way++) {
              try { new Ways(way CALLS); } catch (IllegalStateException thrown) {}
              try { nothing(way CALLS); } catch (IllegalStateException thrown) {}
              try { truth(way CALLS); } catch (IllegalStateException thrown) {}
              try { whole(way CALLS); } catch (IllegalStateException thrown) {}
              try { small(way CALLS); } catch (IllegalStateException thrown) {}
              try { real(way CALLS); } catch (IllegalStateException thrown) {}
              try { any(way CALLS); } catch (IllegalStateException thrown) {}
              try { array(way CALLS); } catch (IllegalStateException thrown) {}
            }
          }
        }
        """
        .replace("PARAMETERS", parameters)
        .replace("CALLS", calls)
        .replace(
            "BEGIN",
            "Object local = o1; if (way == -1) throw new IllegalStateException(); if (way == -2) inside.accept(o0);")
        .replace("RETURNS_NOTHING", returns(""))
        .replace("RETURNS_TRUTH", returns("way == 3"))
        .replace("RETURNS_WHOLE", returns("7L"))
        .replace("RETURNS_SMALL", returns("7f"))
        .replace("RETURNS_REAL", returns("7d"))
        .replace("RETURNS_ANY", returns("o1"))
        .replace("RETURNS_ARRAY", returns("new Object[1]"));
  }

  private static String returns(String value) {
    return each(RETURNS, "if (way == %d) return " + value + ";");
  }

  private static String each(int times, String format) {
    return IntStream.range(0, times).mapToObj(i -> format.formatted(i)).collect(Collectors.joining());
  }
}

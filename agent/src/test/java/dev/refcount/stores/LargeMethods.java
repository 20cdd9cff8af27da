package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;
import dev.refcount.forked.SourceFile;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of so many elements that the hooks behind their stores would not fit into its method. */
public final class LargeMethods {
  private static final int ELEMENTS = 5000;
  private static final int STORES = 8000;

  public static void main(String[] arguments) throws Exception {
    new SourceFile("Table", source()).use(LargeMethods::table);
    Expect.done();
  }

  @SuppressWarnings("unchecked")
  private static void table(Class<?> type) throws Exception {
    Object table = type.getDeclaredConstructor().newInstance();
    Probe probe = new Probe();
    ((Consumer<Object>) table).accept(probe);
    counts("a field, a variable and a table", probe, 1, 0, ELEMENTS, 1);
    Object[] elements = ((UnaryOperator<Object[]>) table).apply(new Object[] {probe});
    counts("one more, in the array that was given", probe, 1, 0, ELEMENTS + 1, 1);
    elements[0] = null;
    counts("and none", probe, 1, 0, ELEMENTS, 1);
    fails("no array", NullPointerException.class, table, null);
    fails("no element", ArrayIndexOutOfBoundsException.class, table, new Object[0]);
    fails("of another type", ArrayStoreException.class, table, new String[1]);
    counts("as before", probe, 1, 0, ELEMENTS, 1);
    Expect.kept(table, elements);
  }

  @SuppressWarnings("unchecked")
  private static void fails(String what, Class<?> expected, Object table, Object[] array) {
    try {
      ((UnaryOperator<Object[]>) table).apply(array);
      Expect.unreachable(what);
    } catch (RuntimeException failure) {
      equal(what, expected, failure.getClass());
      equal("thrown by", "Table", failure.getStackTrace()[0].getClassName());
    }
  }

  private static String source() {
    String elements = IntStream.range(0, ELEMENTS).mapToObj(i -> "o").collect(Collectors.joining(", "));
    String stores = "array[0] = o; ".repeat(STORES);
    return """
        import java.util.function.*;
        public final class Table implements Consumer<Object>, UnaryOperator<Object[]> {
          private Object given;
          private Object[] table;
          public void accept(Object o) { given = o; table = new Object[] {ELEMENTS}; }
          public Object[] apply(Object[] array) { Object o = given; STORES return array; }
        }
        """.replace("ELEMENTS", elements).replace("STORES", stores);
  }
}

package dev.refcount.attach;

import dev.refcount.forked.SourceFile;
import java.util.function.Consumer;

/** Has a method that, with its hooks, would be larger than a class file allows. */
public final class Oversized {
  public static void main(String[] arguments) throws Exception {
    String text = """
        public final class Table implements java.util.function.Consumer<Object> {
          private Object[] table;
          public void accept(Object o) { table = new Object[] {ELEMENTS}; }
        }
        """.replace("ELEMENTS", "o,".repeat(5000));
    new SourceFile("Table", text).use(Oversized::fill);
  }

  @SuppressWarnings("unchecked")
  private static void fill(Class<?> type) throws Exception {
    ((Consumer<Object>) type.getDeclaredConstructor().newInstance()).accept(new ListedItem());
  }
}

package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Holding;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.tools.ToolProvider;

/** Code whose class file names no variables, as javac writes it unless it is told to with {@code -g}. */
public final class Nameless {
  private static final String SOURCE = """
      import java.util.function.BiConsumer;
      import java.util.function.Consumer;
      public class Stripped implements BiConsumer<Object, Consumer<Object>> {
        public void accept(Object given, Consumer<Object> asks) {
          Object other = given;
          asks.accept(given);
        }
      }
      """;

  private Nameless() {}

  @SuppressWarnings("unchecked")
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path source = Files.writeString(folder.resolve("Stripped.java"), SOURCE);
    equal("compiled", 0, ToolProvider.getSystemJavaCompiler().run(
        null, System.out, System.out, "-g:lines,source", "-proc:none", source.toString()));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      BiConsumer<Object, Consumer<Object>> code = (BiConsumer<Object, Consumer<Object>>)
          loader.loadClass("Stripped").getDeclaredConstructor().newInstance();
      code.accept(new Tenant(), tenant -> equal(
          "both variables",
          List.of("local variable in Stripped.accept", "parameter in Stripped.accept"),
          slots(tenant)));
    }
    Expect.done();
  }

  private static List<String> slots(Object tenant) {
    return Refs.holdings(tenant).stream()
        .map(Holding::slot)
        .filter(slot -> slot.endsWith(" in Stripped.accept"))
        // The compiler's bridge has a parameter, too.
        .distinct()
        .sorted()
        .toList();
  }
}

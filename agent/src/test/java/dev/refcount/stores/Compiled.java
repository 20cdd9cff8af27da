package dev.refcount.stores;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Source that the build's own compiler may be too old for, compiled by the JDK that runs it. */
final class Compiled {
  private Compiled() {}

  /** Defines the class beside the programs, as a class loader would have, and all that are in it. */
  static Class<?> type(String name, String source) throws IOException, IllegalAccessException {
    Path folder = Files.createTempDirectory("refcount-compiled");
    try {
      Path file = folder.resolve(name + ".java");
      Files.writeString(file, source);
      List<String> options = List.of("-g", "-proc:none", "-d", folder.toString(),
          "-cp", System.getProperty("java.class.path"), file.toString());
      int failed = ToolProvider.getSystemJavaCompiler()
          .run(null, System.out, System.out, options.toArray(String[]::new));
      if (failed != 0) throw new IllegalStateException("javac: " + failed);
      return define(folder.resolve("dev/refcount/stores"), name);
    } finally {
      delete(folder);
    }
  }

  private static Class<?> define(Path folder, String name)
      throws IOException, IllegalAccessException {
    try (Stream<Path> classes = Files.list(folder)) {
      Class<?> found = null;
      for (Path each : classes.sorted().toList()) {
        Class<?> defined = MethodHandles.lookup().defineClass(Files.readAllBytes(each));
        if (defined.getName().endsWith("." + name)) found = defined;
      }
      return found;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(each);
    }
  }
}

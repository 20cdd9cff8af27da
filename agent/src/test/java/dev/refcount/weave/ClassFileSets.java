package dev.refcount.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whole products as class files, by binary name: the JDK's modules, the jar of a test dependency. */
final class ClassFileSets {
  private ClassFileSets() {}

  static Map<String, byte[]> ofPackage(String module, String packageName) throws IOException {
    return read(jrt(module).resolve(packageName.replace('.', '/')), jrt(module), 1);
  }

  /** The names of all modules of the JDK. */
  static List<String> modules() throws IOException {
    try (Stream<Path> modules = Files.list(jrt("."))) {
      return modules.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  static Map<String, byte[]> ofModule(String module) throws IOException {
    return read(jrt(module), jrt(module), Integer.MAX_VALUE);
  }

  /** All classes of the jar that this class was loaded from. */
  static Map<String, byte[]> ofJarOf(Class<?> type) throws IOException, URISyntaxException {
    URI jar = type.getProtectionDomain().getCodeSource().getLocation().toURI();
    try (FileSystem contents = FileSystems.newFileSystem(Path.of(jar))) {
      Path root = contents.getPath("/");
      return read(root, root, Integer.MAX_VALUE);
    }
  }

  private static Path jrt(String module) {
    return FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", module);
  }

  private static Map<String, byte[]> read(Path from, Path root, int depth) throws IOException {
    Map<String, byte[]> classFiles = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(from, depth)) {
      paths
          .filter(path -> path.toString().endsWith(".class"))
          .filter(path -> !path.toString().contains("-info.class"))
          .filter(path -> !root.relativize(path).startsWith("META-INF"))
          .forEach(path -> classFiles.put(binaryName(root, path), bytes(path)));
    }
    return classFiles;
  }

  private static String binaryName(Path root, Path classFile) {
    String path = root.relativize(classFile).toString();
    return path.substring(0, path.length() - ".class".length()).replace('/', '.');
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

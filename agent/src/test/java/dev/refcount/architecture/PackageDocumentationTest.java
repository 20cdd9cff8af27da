package dev.refcount.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each package says what it is for, and then, since loaders are what goes wrong, where it runs. */
final class PackageDocumentationTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "refcount");

  @Test
  void every_package_says_what_it_is_for_and_in_which_loader_it_runs() throws IOException {
    List<String> faults = new ArrayList<>();
    List<Path> packages = packages();
    for (Path directory : packages) {
      Path file = directory.resolve("package-info.java");
      if (!Files.exists(file)) {
        faults.add(directory + " has no package-info.java");
      } else if (!afterFirstSentence(Files.readString(file)).contains("loader")) {
        faults.add(file + " names no loader after its first sentence");
      }
    }
    assertTrue(packages.size() > 6, "packages " + packages);
    assertEquals(List.of(), faults);
  }

  private static String afterFirstSentence(String source) {
    int end = source.indexOf(".\n");
    return end < 0 ? "" : source.substring(end);
  }

  private static List<Path> packages() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList();
    }
  }
}

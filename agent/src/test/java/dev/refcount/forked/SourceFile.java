package dev.refcount.forked;

import static dev.refcount.forked.Expect.equal;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A class that is too long to be written by hand: compiled, with debug information, when the program runs. */
public final class SourceFile extends SimpleJavaFileObject {
  /** What to do with the class; it can be loaded meanwhile. */
  public interface Use {
    void of(Class<?> type) throws Exception;
  }

  private final String name;
  private final String text;

  /** @param name of the class, which is public and in no package */
  public SourceFile(String name, String text) {
    super(URI.create("mem:///" + name + ".java"), Kind.SOURCE);
    this.name = name;
    this.text = text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  public void use(Use use) throws Exception {
    Path folder = Files.createTempDirectory("source");
    try {
      compile(folder);
      try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
        use.of(loader.loadClass(name));
      }
    } finally {
      delete(folder);
    }
  }

  private void compile(Path folder) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> sources = List.of(this);
    List<String> options = List.of("-g", "-d", folder.toString());
    equal("compiled", true, javac.getTask(null, null, null, options, null, sources).call());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}

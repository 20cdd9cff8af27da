package dev.refcount.generated;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles many programs at once into a folder. */
final class Compiler {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  private Compiler() {}

  private static final class Source extends SimpleJavaFileObject {
    private final Program program;
    private final String text;

    Source(Program program) {
      super(URI.create("mem:///" + program.mainClass().replace('.', '/') + ".java"), Kind.SOURCE);
      this.program = program;
      this.text = program.source();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /**
   * Returns what is wrong with those that do not compile, by program; the others are in the folder.
   */
  static Map<Program, String> compile(List<Program> programs, Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<Program, String> wrong = new HashMap<>();
    Map<Boolean, List<Source>> byDebug = new TreeMap<>();
    for (Program program : programs) {
      byDebug.computeIfAbsent(program.debug(), debug -> new ArrayList<>()).add(new Source(program));
    }
    byDebug.forEach((debug, sources) -> compile(sources, debug ? "-g" : "-g:none", folder, wrong));
    for (Program program : programs) {
      if (!program.debug() && !wrong.containsKey(program)) {
        reshape(folder.resolve(program.mainClass().replace('.', '/')).getParent(), program);
      }
    }
    return wrong;
  }

  private static void reshape(Path folder, Program program) throws IOException {
    Random random = new Random(program.name().replaceAll("\\D.*", "").hashCode());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Files.write(file, Reshaper.reshape(Files.readAllBytes(file), random));
      }
    }
  }

  private static void compile(List<Source> sources, String debug, Path folder, Map<Program,
      String> wrong) {
    while (!sources.isEmpty()) {
      DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
      // The folder itself stays off the class path: a package of the same name may be left from
      // before.
      boolean compiled = JAVAC.getTask(null, null, found,
          List.of(debug, "-nowarn", "-proc:none", "-Xlint:none", "-Xmaxerrs", "100000", "-d",
              folder.toString(),
              "-cp", testClasses()),
          null, sources).call();
      if (compiled) {
        return;
      }
      int before = sources.size();
      for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
        if (diagnostic.getKind() == Diagnostic.Kind.ERROR
            && diagnostic.getSource() instanceof Source source) {
          wrong.putIfAbsent(source.program, diagnostic + "\n" + source.text);
        }
      }
      sources.removeIf(source -> wrong.containsKey(source.program));
      if (sources.size() == before) {
        throw new IllegalStateException(found.getDiagnostics().toString());
      }
    }
  }

  private static String testClasses() {
    return Path.of(URI.create(Compiler.class.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}

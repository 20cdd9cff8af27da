package dev.refcount.demo.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** What one pass of the compiler over a sources jar came to; equal passes wrote equal class files. */
record Compilation(int files, int classes, String sha256) {
  private static final List<String> OPTIONS = List.of("-proc:none", "-nowarn", "-g", "-implicit:none");

  static Compilation of(Path jar, Path output) throws IOException, WorkFailed {
    return of(jar, output, null);
  }

  /** Adds each file's syntax tree to {@code trees}, if that is not null. */
  static Compilation of(Path jar, Path output, List<CompilationUnitTree> trees)
      throws IOException, WorkFailed {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new WorkFailed("this Java has no compiler: run it with a JDK, not with a JRE");
    }
    Errors errors = new Errors();
    try (FileSystem zip = FileSystems.newFileSystem(jar);
        StandardJavaFileManager files = compiler.getStandardFileManager(errors, Locale.ROOT, UTF_8);
        ClassFiles classFiles = new ClassFiles(files)) {
      // Set, though empty: the defaults are the class path of this program.
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of());
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      List<Path> sources = sources(zip);
      if (sources.isEmpty()) {
        throw new WorkFailed("no .java file in " + jar);
      }
      JavaCompiler.CompilationTask task = compiler.getTask(
          null, classFiles, errors, OPTIONS, null, files.getJavaFileObjectsFromPaths(sources));
      if (trees != null) {
        ((JavacTask) task).addTaskListener(new Keeper(trees));
      }
      if (!task.call()) {
        throw new WorkFailed(errors.toString());
      }
      return new Compilation(sources.size(), classFiles.size(), classFiles.sha256());
    } catch (ProviderNotFoundException e) {
      throw new WorkFailed("not a jar: " + jar);
    }
  }

  /** In order of their names: the compiler numbers some of what it makes in the order it meets it. */
  private static List<Path> sources(FileSystem zip) throws IOException {
    try (Stream<Path> all = Files.walk(zip.getPath("/"))) {
      return all.filter(Compilation::isSource).sorted().toList();
    }
  }

  /**
   * Leaves out module descriptors, since the modules that they require are not here, and what a
   * multi-release jar has under META-INF, since it is there a second time under the same name.
   */
  private static boolean isSource(Path path) {
    return path.toString().endsWith(".java")
        && !path.endsWith("module-info.java")
        && !path.startsWith("/META-INF");
  }

  private record Keeper(List<CompilationUnitTree> trees) implements TaskListener {
    @Override
    public void finished(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.PARSE) {
        trees.add(event.getCompilationUnit());
      }
    }
  }

  /** Keeps text only: a diagnostic refers to its syntax tree, and would keep the whole tree alive. */
  private static final class Errors implements DiagnosticListener<JavaFileObject> {
    private int number;
    private String first = "the compiler gave no reason";

    @Override
    public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR && number++ == 0) {
        String where = diagnostic.getSource() == null
            ? ""
            : diagnostic.getSource().getName() + ":" + diagnostic.getLineNumber() + ": ";
        String[] lines = diagnostic.getMessage(Locale.ROOT).split("\\R", 2);
        first = where + lines[0];
      }
    }

    @Override
    public String toString() {
      return number + (number == 1 ? " compile error: " : " compile errors, the first: ") + first;
    }
  }
}

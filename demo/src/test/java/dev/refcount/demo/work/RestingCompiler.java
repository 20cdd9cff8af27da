package dev.refcount.demo.work;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.refcount.Audit;
import dev.refcount.Refs;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The compiler again, stopped in the middle of its work for an audit: most syntax trees live then. */
final class RestingCompiler {
  private static final int FILES = 100;
  private static final int REST_AT = 60;

  /** Keeps the trees to the end: the audit at exit would find none. */
  private static final List<Object> UNITS = new ArrayList<>();

  private RestingCompiler() {}

  public static void main(String[] arguments) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (FileSystem zip = FileSystems.newFileSystem(Path.of(arguments[0]));
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(zip.getPath("/"))) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(Path.of(arguments[1])));
      List<Path> sources =
          all.filter(path -> path.toString().endsWith(".java") && !path.toString().contains("-info"))
              .sorted()
              .limit(FILES)
              .toList();
      // Not all of the library: what does not resolve is an error that nobody needs here.
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, error -> {}, List.of("-proc:none"), null,
                  files.getJavaFileObjectsFromPaths(sources));
      task.addTaskListener(new Rest());
      task.call();
    }
  }

  private static final class Rest implements TaskListener {
    private int analysed;

    @Override
    public void finished(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.PARSE) {
        UNITS.add(event.getCompilationUnit());
      }
      if (event.getKind() == TaskEvent.Kind.ANALYZE && ++analysed == REST_AT) {
        Audit audit = Refs.audit();
        System.out.println("checked " + audit.checked() + " drifts " + audit.drifts().size());
        audit.drifts().forEach(System.out::println);
      }
    }
  }
}

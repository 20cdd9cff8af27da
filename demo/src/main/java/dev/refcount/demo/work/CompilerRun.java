package dev.refcount.demo.work;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles a {@code -sources.jar} with the JDK's own compiler, inside this JVM: very many syntax
 * tree nodes, most of them short-lived, in a program that was written for its own purpose.
 *
 * <p>Run: {@code CompilerRun SOURCES.jar OUTPUT [PASSES|keep]}. Every pass compiles everything anew, which
 * shows what a warmed-up compiler does. With {@code keep} there is one pass, and the program holds the syntax
 * trees until it ends, whenever the collector comes. Exit code 1 with one line on standard error when it can't
 * be done.
 */
public final class CompilerRun {
  private static final String KEEP = "keep";

  /** Held as an editor would hold them. */
  private static List<CompilationUnitTree> kept;

  private CompilerRun() {}

  public static void main(String[] args) {
    try {
      System.out.print(run(args));
    } catch (WorkFailed e) {
      System.err.println("CompilerRun: " + e.getMessage());
      System.exit(1);
    }
  }

  private static String run(String[] args) throws WorkFailed {
    if (args.length < 2 || args.length > 3) {
      throw new WorkFailed("usage: CompilerRun SOURCES.jar OUTPUT [PASSES|keep]");
    }
    Path jar = Path.of(args[0]);
    if (!Files.isRegularFile(jar)) {
      throw new WorkFailed("no such sources jar: " + jar);
    }
    int passes = 1;
    if (args.length == 3 && args[2].equals(KEEP)) {
      kept = new ArrayList<>();
    } else if (args.length == 3) {
      passes = WorkFailed.positive("PASSES", args[2]);
    }
    return compile(jar, Path.of(args[1]), passes);
  }

  private static String compile(Path jar, Path output, int passes) throws WorkFailed {
    try {
      Files.createDirectories(output);
      Compilation first = Compilation.of(jar, output, kept);
      for (int pass = 2; pass <= passes; pass++) {
        Compilation next = Compilation.of(jar, output, kept);
        if (!next.equals(first)) {
          throw new WorkFailed("pass " + pass + " made other class files than pass 1");
        }
      }
      return "compiled %d files to %d classes%nsha-256 %s%n"
          .formatted(first.files(), first.classes(), first.sha256());
    } catch (IOException e) {
      throw new WorkFailed("can't compile " + jar + " to " + output + ": " + e);
    }
  }
}

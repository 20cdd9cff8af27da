package dev.refcount.demo.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compiles a {@code -sources.jar} with the JDK's own compiler, inside this JVM: very many syntax
 * tree nodes, most of them short-lived, in a program that was written for its own purpose.
 *
 * <p>Run: {@code CompilerRun SOURCES.jar OUTPUT [PASSES]}. Every pass compiles everything anew, which
 * shows what a warmed-up compiler does. Exit code 1 with one line on standard error when it can't be done.
 */
public final class CompilerRun {
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
      throw new WorkFailed("usage: CompilerRun SOURCES.jar OUTPUT [PASSES]");
    }
    Path jar = Path.of(args[0]);
    if (!Files.isRegularFile(jar)) {
      throw new WorkFailed("no such sources jar: " + jar);
    }
    int passes = args.length == 3 ? WorkFailed.positive("PASSES", args[2]) : 1;
    return compile(jar, Path.of(args[1]), passes);
  }

  private static String compile(Path jar, Path output, int passes) throws WorkFailed {
    try {
      Files.createDirectories(output);
      Compilation first = Compilation.of(jar, output);
      for (int pass = 2; pass <= passes; pass++) {
        Compilation next = Compilation.of(jar, output);
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

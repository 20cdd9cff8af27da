package dev.refcount.generated;

import dev.refcount.forked.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that counted wrong, and how it reads when it is made small. */
final class Failure {
  private final Program program;
  private final String what;
  private Program small;

  private Failure(Program program, String what) {
    this.program = program;
    this.what = what;
  }

  /** The first one of a batch, or null. */
  static Failure first(List<Program> programs, Batch.Outcome outcome) {
    for (Program program : programs) {
      String what = outcome.failures().get(program.name());
      if (what != null) {
        return new Failure(program, what);
      }
    }
    return null;
  }

  Program program() {
    return program;
  }

  Program small() {
    return small;
  }

  /** The message: seed, drift, and the smallest program found that fails in the same way. */
  String shrunk(Batch batch) {
    try {
      small = new Shrinker(batch, what).shrink(program);
      Path folder = Files.createDirectories(ForkedJvm.logs());
      Path whole = Files.writeString(folder.resolve("P" + program.name() + ".java"),
          program.source());
      Path rest = Files.writeString(folder.resolve("P" + program.name() + "-small.java"),
          small.source());
      return "seed " + program.name() + ": " + what + "\nThe whole program is in " + whole
          + ", the small one in " + rest + ". Its methods are\n" + small.text();
    } catch (Exception e) {
      throw new IllegalStateException(what, e);
    }
  }
}

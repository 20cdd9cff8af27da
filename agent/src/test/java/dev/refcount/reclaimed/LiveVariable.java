package dev.refcount.reclaimed;

import dev.refcount.Gc;
import dev.refcount.Refs;

/** A variable still in scope, never read again, in a method that is compiled. */
public final class LiveVariable {
  private static int sink;

  private LiveVariable() {}

  public static void main(String[] arguments) {
    for (int i = 0; i < 20_000; i++) {
      inScope(false);
    }
    Gc.collect();
    inScope(true);
  }

  private static void inScope(boolean collect) {
    Vertex vertex = new Vertex();
    sink += vertex.e0 == null ? 1 : 0;
    look(collect);
  }

  /** Called at every turn: a branch that was never taken would send the last turn to the interpreter. */
  private static void look(boolean collect) {
    if (!collect) {
      return;
    }
    Gc.collect();
    long ended = Gc.lastCollection().verdicts().liveVariable();
    System.out.println(
        Refs.tagged(Vertex.class).isEmpty() ? "reclaimed, live variable " + ended : "kept");
  }
}

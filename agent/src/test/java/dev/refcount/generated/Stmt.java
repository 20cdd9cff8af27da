package dev.refcount.generated;

import java.util.List;

/**
 * A statement of a generated program: text, and blocks of statements in it.
 *
 * <p>{@code calls} says that generated code with checks of its own may run, so the variables in
 * scope must be told to the oracle first.
 */
sealed interface Stmt {
  /** A variable; one of a type that is never tagged is not in the oracle's interest. */
  record Var(String type, String name) {}

  default List<List<Stmt>> blocks() {
    return List.of();
  }

  default Stmt with(List<List<Stmt>> blocks) {
    return this;
  }

  record Line(String text, boolean calls) implements Stmt {}

  /** {@code init} may be null. */
  record Decl(Var variable, String init, boolean calls) implements Stmt {}

  record Assign(String name, String value, boolean calls) implements Stmt {}

  record Check(int site, boolean rest) implements Stmt {}

  /**
   * {@code return}, {@code throw}, {@code break} or {@code continue}; what it leaves is not
   * reached.
   */
  record Exit(String text, String returned, boolean calls) implements Stmt {}

  record If(String condition, Var bound, List<List<Stmt>> blocks) implements Stmt {
    @Override
    public Stmt with(List<List<Stmt>> other) {
      return new If(condition, bound, other);
    }
  }

  /** {@code for}, {@code while}, a labelled block or any other head before one block. */
  record Loop(String head, Var variable, String tail, List<List<Stmt>> blocks) implements Stmt {
    @Override
    public Stmt with(List<List<Stmt>> other) {
      return new Loop(head, variable, tail, other);
    }
  }

  /**
   * Body, handler of {@code caught}, and what is done in the end; without one of the last two if
   * empty.
   */
  record Try(int number, Var caught, List<List<Stmt>> blocks) implements Stmt {
    @Override
    public Stmt with(List<List<Stmt>> other) {
      return new Try(number, caught, other);
    }
  }

  record Sync(int number, String lock, List<List<Stmt>> blocks) implements Stmt {
    @Override
    public Stmt with(List<List<Stmt>> other) {
      return new Sync(number, lock, other);
    }
  }

  /** Old-style groups that fall through unless they end with a break. */
  record Switch(String head, List<List<Stmt>> blocks) implements Stmt {
    @Override
    public Stmt with(List<List<Stmt>> other) {
      return new Switch(head, other);
    }
  }

  /**
   * A body of a frame of its own: a lambda, or a method of an anonymous class, in the middle of a
   * statement.
   *
   * @param captured variables that are captured and stand on the frame as parameters
   */
  record Frame(
      int number, String before, String after, List<Var> captured, List<Var> parameters,
      List<List<Stmt>> blocks) implements Stmt {
    @Override
    public Stmt with(List<List<Stmt>> other) {
      return new Frame(number, before, after, captured, parameters, other);
    }
  }

  static int size(List<Stmt> statements) {
    int size = 0;
    for (Stmt statement : statements) {
      size++;
      for (List<Stmt> block : statement.blocks()) {
        size += size(block);
      }
    }
    return size;
  }
}

package dev.refcount.generated;

import dev.refcount.generated.Stmt.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What the generator may use at one place of a method. */
final class Context {
  final Random random;
  /** The number of the method; it may call those behind it. */
  final int method;
  /** The variables that are definitely assigned. */
  final List<Var> variables = new ArrayList<>();
  /** Those that are never assigned again: a lambda may capture them. */
  final Set<String> frozen;
  /** What to return with, or null where no return may stand. */
  String returns;
  boolean inLoop;
  boolean mayThrow = true;
  /** Runs in a thread of its own while another waits: takes no lock and waits for nobody. */
  boolean alone;
  /** Whether the heap may be audited here. */
  boolean rests = true;
  /**
   * In a finally. An exception that passes through a finally inside another one makes the outer one's
   * copies dead, and whether one is passing the program cannot tell: so none is put there.
   */
  boolean ending;
  int depth;

  Context(Random random, int method, Set<String> frozen) {
    this.random = random;
    this.method = method;
    this.frozen = frozen;
  }

  Context inner() {
    Context inner = new Context(random, method, frozen);
    inner.variables.addAll(variables);
    inner.returns = returns;
    inner.inLoop = inLoop;
    inner.mayThrow = mayThrow;
    inner.alone = alone;
    inner.ending = ending;
    inner.rests = rests;
    inner.depth = depth + 1;
    return inner;
  }

  /** A frame of its own that sees these variables alone. */
  Context frame(List<Var> visible) {
    Context frame = new Context(random, method, new HashSet<>());
    frame.variables.addAll(visible);
    frame.mayThrow = mayThrow;
    frame.alone = alone;
    frame.rests = rests;
    frame.depth = depth + 1;
    return frame;
  }

  /** A variable of the type, or null. */
  String some(String type) {
    List<Var> fitting = variables.stream().filter(variable -> variable.type().equals(type)).toList();
    return fitting.isEmpty() ? null : Text.of(random, fitting).name();
  }

  String frozen() {
    List<Var> fitting = variables.stream()
        .filter(variable -> variable.type().equals("T0")
            && frozen.contains(variable.name())).toList();
    return fitting.isEmpty() ? null : Text.of(random, fitting).name();
  }

  /** A variable that may be assigned, or null. */
  Var assignable() {
    List<Var> fitting = variables.stream().filter(variable -> !frozen.contains(variable.name())
        && (variable.type().equals("T0") || variable.type().equals("Object"))).toList();
    return fitting.isEmpty() ? null : Text.of(random, fitting);
  }
}

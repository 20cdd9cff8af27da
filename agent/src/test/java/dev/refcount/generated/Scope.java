package dev.refcount.generated;

import dev.refcount.generated.Stmt.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may be read at one place of a frame, and what is around that place. */
final class Scope {
  /**
   * A try statement with a finally.
   *
   * @param declared how many variables were declared where it begins
   */
  record Tried(String number, int declared) {}

  /** The variable for the frame's place on the oracle's stack. */
  final String mark;
  final List<String> declared = new ArrayList<>();
  final Set<String> assigned = new HashSet<>();
  /** Calls that tell the oracle what the compiler's own variables hold. */
  final List<String> numbers = new ArrayList<>();
  final List<Tried> tries = new ArrayList<>();
  /** How many of the tries are outside what a break, or a continue, leaves. */
  int breakable;
  int continuable;

  Scope(String mark) {
    this.mark = mark;
  }

  Scope copy() {
    Scope copy = new Scope(mark);
    copy.declared.addAll(declared);
    copy.assigned.addAll(assigned);
    copy.numbers.addAll(numbers);
    copy.tries.addAll(tries);
    copy.breakable = breakable;
    copy.continuable = continuable;
    return copy;
  }

  void add(Var variable) {
    declared.add(variable.name());
    assigned.add(variable.name());
  }

  void enter(String tried) {
    tries.add(new Tried(tried, declared.size()));
  }

  List<String> assignedSince(Tried tried) {
    List<String> names = new ArrayList<>(declared.subList(tried.declared(), declared.size()));
    names.retainAll(assigned);
    return names;
  }
}

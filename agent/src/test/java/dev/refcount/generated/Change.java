package dev.refcount.generated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Statements to be taken out of a program, and those of which only what is inside shall stay. */
record Change(Map<Stmt, Boolean> staysInside, int gain) {

  /** All single changes of a program, those that take most away first. */
  static List<Change> of(Program program) {
    List<Change> changes = new ArrayList<>();
    for (Program.Method method : program.methods()) {
      collect(method.body(), changes);
    }
    changes.sort(Comparator.comparingInt(Change::gain).reversed());
    return changes;
  }

  private static void collect(List<Stmt> block, List<Change> changes) {
    for (int length = block.size(); length > 1; length /= 2) {
      for (int from = 0; from < block.size(); from += length) {
        changes.add(without(block.subList(from, Math.min(from + length, block.size()))));
      }
    }
    for (Stmt statement : block) {
      changes.add(without(List.of(statement)));
      if (!statement.blocks().isEmpty()) {
        Map<Stmt, Boolean> inside = new IdentityHashMap<>();
        inside.put(statement, true);
        changes.add(new Change(inside, 1));
      }
      statement.blocks().forEach(inner -> collect(inner, changes));
    }
  }

  private static Change without(List<Stmt> statements) {
    Map<Stmt, Boolean> gone = new IdentityHashMap<>();
    statements.forEach(statement -> gone.put(statement, false));
    return new Change(gone, Stmt.size(statements));
  }

  static Change sum(List<Change> changes) {
    Map<Stmt, Boolean> all = new IdentityHashMap<>();
    for (Change change : changes) {
      change.staysInside.forEach((statement, inside) -> all.merge(statement, inside, (a, b) -> a
          && b));
    }
    return new Change(all, changes.stream().mapToInt(Change::gain).sum());
  }

  Program in(Program program) {
    List<Program.Method> methods = new ArrayList<>();
    for (Program.Method method : program.methods()) {
      methods.add(method.with(in(method.body())));
    }
    return new Program(program.name(), program.fixed(), methods);
  }

  private List<Stmt> in(List<Stmt> block) {
    List<Stmt> changed = new ArrayList<>();
    for (Stmt statement : block) {
      Boolean inside = staysInside.get(statement);
      if (inside == null) {
        changed.add(statement.with(statement.blocks().stream().map(this::in).toList()));
      } else if (inside) {
        statement.blocks().forEach(inner -> changed.addAll(in(inner)));
      }
    }
    return changed;
  }
}

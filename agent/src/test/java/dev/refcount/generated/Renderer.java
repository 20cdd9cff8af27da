package dev.refcount.generated;

import dev.refcount.generated.Stmt.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a method's source, and before each call and check tells the oracle what is in scope: the
 * variables that are definitely assigned there, by the rules of the language, and the copies that the
 * compiler keeps of a monitor, a value to be returned and an exception in flight.
 */
final class Renderer {
  private final StringBuilder out = new StringBuilder();
  private int depth = 1;
  private Scope scope;

  /** What may be read at one place of a frame. */
  private static final class Scope {
    final String mark;
    final List<String> declared = new ArrayList<>();
    final Set<String> assigned = new HashSet<>();
    /** Expressions for the numbers of what the compiler's own variables hold. */
    final List<String> numbers = new ArrayList<>();
    /** The variables for a value to be returned, of the try statements around. */
    final List<String> returned = new ArrayList<>();

    Scope(String mark) {
      this.mark = mark;
    }

    Scope copy() {
      Scope copy = new Scope(mark);
      copy.declared.addAll(declared);
      copy.assigned.addAll(assigned);
      copy.numbers.addAll(numbers);
      copy.returned.addAll(returned);
      return copy;
    }

    void add(Var variable) {
      declared.add(variable.name());
      assigned.add(variable.name());
    }
  }

  String method(Program.Method method) {
    scope = new Scope("m");
    method.parameters().forEach(scope::add);
    out.append('\n');
    line(method.head() + " {");
    depth++;
    line("int m = O.mark();");
    if (all(method.body())) {
      line("return " + method.result() + ";");
    }
    depth--;
    line("}");
    return out.toString();
  }

  /** Returns whether the end is reached. */
  private boolean all(List<Stmt> statements) {
    for (Stmt statement : statements) {
      if (!one(statement)) {
        return false;
      }
    }
    return true;
  }

  private boolean one(Stmt statement) {
    if (statement.blocks().stream().allMatch(List::isEmpty) && !statement.blocks().isEmpty()) {
      // Left over from shrinking.
      return true;
    }
    if (statement instanceof Stmt.Line line) {
      tell(line.calls());
      line(line.text());
    } else if (statement instanceof Stmt.Decl decl) {
      tell(decl.calls());
      Var variable = decl.variable();
      line(variable.type() + " " + variable.name() + (decl.init() == null ? "" : " = " + decl.init()) + ";");
      scope.declared.add(variable.name());
      if (decl.init() != null) {
        scope.assigned.add(variable.name());
      }
    } else if (statement instanceof Stmt.Assign assign) {
      tell(assign.calls());
      line(assign.name() + " = " + assign.value() + ";");
      scope.assigned.add(assign.name());
    } else if (statement instanceof Stmt.Check check) {
      line(told() + (check.rest() ? ".rest(" : ".check(") + check.site() + ");");
    } else if (statement instanceof Stmt.Exit exit) {
      tell(exit.calls());
      if (exit.returned() != null && !scope.returned.isEmpty()) {
        line(scope.returned.get(scope.returned.size() - 1) + " = O.idOf(" + exit.returned() + ");");
      }
      line(exit.text());
      return false;
    } else if (statement instanceof Stmt.If branch) {
      return branch(branch);
    } else if (statement instanceof Stmt.Loop loop) {
      inside(loop.head() + " {", loop.variable(), loop.blocks().get(0));
      line("}" + loop.tail());
    } else if (statement instanceof Stmt.Try tried) {
      return tried(tried);
    } else if (statement instanceof Stmt.Sync sync) {
      return sync(sync);
    } else if (statement instanceof Stmt.Switch choice) {
      choice(choice);
    } else if (statement instanceof Stmt.Frame frame) {
      frame(frame);
    }
    return true;
  }

  private boolean branch(Stmt.If branch) {
    Scope before = scope;
    Scope then = before.copy();
    boolean first = insideOf(then, "if (" + branch.condition() + ") {", branch.bound(), branch.blocks().get(0));
    Scope otherwise = before.copy();
    boolean second = true;
    if (branch.blocks().size() > 1) {
      second = insideOf(otherwise, "} else {", null, branch.blocks().get(1));
    }
    line("}");
    scope = before;
    join(first ? then : null, second ? otherwise : null);
    return first || second;
  }

  /** What both ways have assigned; null for a way that does not come here. */
  private void join(Scope one, Scope other) {
    for (String name : scope.declared) {
      if ((one == null || one.assigned.contains(name)) && (other == null || other.assigned.contains(name))) {
        scope.assigned.add(name);
      }
    }
  }

  private boolean tried(Stmt.Try tried) {
    List<Stmt> last = tried.blocks().get(2);
    String returned = "rt" + tried.number();
    String flying = "fl" + tried.number();
    if (!last.isEmpty()) {
      line("int " + returned + " = -1;");
    }
    Scope before = scope;
    Scope body = before.copy();
    if (!last.isEmpty()) {
      body.returned.add(returned);
    }
    boolean first = insideOf(body, "try {", null, tried.blocks().get(0));
    Scope handler = before.copy();
    boolean second = false;
    if (!tried.blocks().get(1).isEmpty()) {
      handler.returned.addAll(body.returned.subList(before.returned.size(), body.returned.size()));
      scope = handler;
      handler.add(tried.caught());
      line("} catch (" + tried.caught().type() + " " + tried.caught().name() + ") {");
      depth++;
      line("O.land();");
      second = all(tried.blocks().get(1));
      depth--;
    }
    if (!last.isEmpty()) {
      Scope end = before.copy();
      end.numbers.add(returned);
      end.numbers.add(flying);
      scope = end;
      line("} finally {");
      depth++;
      line("int " + flying + " = O.land();");
      all(last);
      if (!before.returned.isEmpty()) {
        line(before.returned.get(before.returned.size() - 1) + " = " + returned + ";");
      }
      line("O.flyOn(" + flying + ");");
      depth--;
    }
    line("}");
    scope = before;
    join(first ? body : null, second ? handler : null);
    return first || second;
  }

  private boolean sync(Stmt.Sync sync) {
    String number = "lk" + sync.number();
    line("int " + number + " = O.idOf(" + sync.lock() + ");");
    Scope before = scope;
    Scope body = before.copy();
    body.numbers.add(number);
    boolean reached = insideOf(body, "synchronized (" + sync.lock() + ") {", null, sync.blocks().get(0));
    line("}");
    scope = before;
    join(reached ? body : null, null);
    return reached;
  }

  private void choice(Stmt.Switch choice) {
    Scope before = scope;
    Scope body = before.copy();
    line(choice.head() + " {");
    depth++;
    int label = 0;
    for (List<Stmt> group : choice.blocks()) {
      Scope here = before.copy();
      here.declared.clear();
      here.declared.addAll(body.declared);
      scope = here;
      line(++label == choice.blocks().size() ? "default:" : "case " + (label - 1) + ":");
      depth++;
      all(group);
      depth--;
      body.declared.clear();
      body.declared.addAll(here.declared);
    }
    depth--;
    line("}");
    scope = before;
  }

  private void frame(Stmt.Frame frame) {
    tell(true);
    Scope before = scope;
    scope = new Scope("m" + frame.number());
    frame.captured().forEach(scope::add);
    frame.parameters().forEach(scope::add);
    line(frame.before());
    depth++;
    line("int " + scope.mark + " = O.mark();");
    if (all(frame.blocks().get(0))) {
      line("O.at(" + scope.mark + ");");
    }
    depth--;
    line(frame.after());
    scope = before;
  }

  private boolean inside(String head, Var variable, List<Stmt> block) {
    Scope before = scope;
    boolean reached = insideOf(before.copy(), head, variable, block);
    scope = before;
    return reached;
  }

  private boolean insideOf(Scope inner, String head, Var variable, List<Stmt> block) {
    scope = inner;
    if (variable != null) {
      inner.add(variable);
    }
    line(head);
    depth++;
    boolean reached = all(block);
    depth--;
    return reached;
  }

  private void tell(boolean calls) {
    if (calls) {
      line(told() + ";");
    }
  }

  private String told() {
    StringBuilder told = new StringBuilder("O.at(" + scope.mark + ")");
    for (String name : scope.declared) {
      if (scope.assigned.contains(name)) {
        told.append(".in(").append(name).append(')');
      }
    }
    for (String number : scope.numbers) {
      told.append(".id(").append(number).append(')');
    }
    return told.toString();
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }
}

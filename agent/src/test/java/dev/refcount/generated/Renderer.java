package dev.refcount.generated;

import dev.refcount.generated.Stmt.Var;
import java.util.List;

/**
 * Writes a method's source, and before each call and check tells the oracle what is in scope: the
 * variables that are definitely assigned there, by the rules of the language, and the copies that
 * the compiler keeps of a monitor, a value to be returned and an exception in flight.
 */
final class Renderer {
  private final StringBuilder out = new StringBuilder();
  private int depth = 1;
  private Scope scope;

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
      line(variable.type() + " " + variable.name() + (decl.init() == null ? "" : " = "
          + decl.init()) + ";");
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
      leaving(exit);
      line(exit.text());
      return false;
    } else if (statement instanceof Stmt.If branch) {
      return branch(branch);
    } else if (statement instanceof Stmt.Loop loop) {
      loop(loop);
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
    boolean first = insideOf(then, "if (" + branch.condition() + ") {", branch.bound(),
        branch.blocks().get(0));
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
      if ((one == null || one.assigned.contains(name)) && (other == null
          || other.assigned.contains(name))) {
        scope.assigned.add(name);
      }
    }
  }

  private boolean tried(Stmt.Try tried) {
    List<Stmt> last = tried.blocks().get(2);
    String number = Integer.toString(tried.number());
    if (!last.isEmpty()) {
      line("int rt" + number + " = -1;");
      line("int[] lv" + number + " = { }, pd" + number + " = { };");
    }
    Scope before = scope;
    Scope body = before.copy();
    Scope handler = before.copy();
    if (!last.isEmpty()) {
      body.enter(number);
      handler.enter(number);
    }
    boolean first = insideOf(body, "try {", null, tried.blocks().get(0));
    boolean second = false;
    if (!tried.blocks().get(1).isEmpty()) {
      scope = handler;
      handler.add(tried.caught());
      line("} catch (" + tried.caught().type() + " " + tried.caught().name() + ") {");
      depth++;
      line("O.land();");
      second = all(tried.blocks().get(1));
      depth--;
    }
    if (!last.isEmpty()) {
      scope = before.copy();
      lastly(number, last);
    }
    line("}");
    scope = before;
    join(first ? body : null, second ? handler : null);
    return first || second;
  }

  private void lastly(String number, List<Stmt> last) {
    scope.numbers.add("id(rt" + number + ")");
    scope.numbers.add("ids(lv" + number + ")");
    scope.numbers.add("id(fl" + number + ")");
    line("} finally {");
    depth++;
    line("int fl" + number + " = O.land();");
    all(last);
    if (!scope.tries.isEmpty()) {
      String outer = scope.tries.get(scope.tries.size() - 1).number();
      line("rt" + outer + " = rt" + number + ";");
      line("lv" + outer + " = pd" + outer + ";");
    }
    line("O.flyOn(fl" + number + ");");
    depth--;
  }

  /**
   * What a finally on the way out will see: the value to be returned, and all variables of the blocks
   * that are left, since the compiler puts its code where they are still in scope.
   */
  private void leaving(Stmt.Exit exit) {
    if (exit.text().startsWith("throw")) {
      return;
    }
    int outermost = exit.returned() != null
        ? 0 : exit.text().startsWith("break") ? scope.breakable : scope.continuable;
    for (int i = scope.tries.size() - 1; i >= outermost; i--) {
      Scope.Tried tried = scope.tries.get(i);
      boolean innermost = i == scope.tries.size() - 1;
      if (innermost && exit.returned() != null) {
        line("rt" + tried.number() + " = O.idOf(" + exit.returned() + ");");
      }
      StringBuilder left = new StringBuilder();
      for (String name : scope.assignedSince(tried)) {
        left.append(left.length() == 0 ? "" : ", ").append("O.idOf(").append(name).append(')');
      }
      if (left.length() > 0) {
        line((innermost ? "lv" : "pd") + tried.number() + " = new int[] {" + left + "};");
      }
    }
  }

  private void loop(Stmt.Loop loop) {
    Scope before = scope;
    Scope inner = before.copy();
    if (loop.head().matches("(for|while|do)\\b.*")) {
      inner.breakable = inner.tries.size();
      inner.continuable = inner.tries.size();
    }
    insideOf(inner, loop.head() + " {", loop.variable(), loop.blocks().get(0));
    line("}" + loop.tail());
    scope = before;
  }

  private boolean sync(Stmt.Sync sync) {
    String number = "lk" + sync.number();
    line("int " + number + " = O.idOf(" + sync.lock() + ");");
    Scope before = scope;
    Scope body = before.copy();
    body.numbers.add("id(" + number + ")");
    boolean reached = insideOf(body, "synchronized (" + sync.lock() + ") {", null,
        sync.blocks().get(0));
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
      here.breakable = here.tries.size();
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
      told.append('.').append(number);
    }
    return told.toString();
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }
}

package dev.refcount.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * One generated program: classes that are there once and for all, and methods that may be shrunk.
 */
record Program(String name, String fixed, List<Method> methods) {
  /** The last letter of the name of a program that is compiled without debug information. */
  static final String WITHOUT_DEBUG = "n";

  record Method(String head, List<Stmt.Var> parameters, List<Stmt> body, String result) {
    Method with(List<Stmt> other) {
      return new Method(head, parameters, other, result);
    }
  }

  String mainClass() {
    return "gen.p" + name + ".P";
  }

  boolean debug() {
    return !name.endsWith(WITHOUT_DEBUG);
  }

  Program named(String other) {
    return new Program(debug() ? other : other + WITHOUT_DEBUG, fixed, methods);
  }

  /** Statements in all methods. */
  int size() {
    return methods.stream().mapToInt(method -> Stmt.size(method.body())).sum();
  }

  /** The methods alone: the classes before them are the same in every program. */
  String text() {
    StringBuilder out = new StringBuilder();
    for (Method method : methods) {
      out.append(new Renderer().method(method));
    }
    return out.toString();
  }

  String source() {
    return "package gen.p" + name + ";\n\n" + fixed + text() + "}\n";
  }
}

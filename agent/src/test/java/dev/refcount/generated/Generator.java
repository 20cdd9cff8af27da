package dev.refcount.generated;

import dev.refcount.generated.Stmt.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes one program for each seed. Every program ends: methods call only those behind them, loops count
 * to three, and calls are rationed. What runs in several threads at once stores only where racing is
 * allowed, and is joined.
 */
final class Generator {
  private static final int MOST_DEPTH = 3;

  private final Random random;
  private final int feature;
  private final int methods;
  private final Values values;
  private final List<List<String>> channels;
  /** Statements that the method may still get. */
  private int budget;

  private Generator(long seed, int feature) {
    this.random = new Random(seed * 0x5DEECE66DL + 11);
    this.feature = feature;
    this.methods = 2 + random.nextInt(3);
    this.values = new Values(random, methods);
    this.channels = new ArrayList<>(List.of(
        Channels.FIELDS, Channels.FIELDS, Channels.ARRAYS, Channels.COLLECTIONS, Channels.ATOMICS,
        Channels.INDIRECT));
    if (feature >= 21) {
      channels.add(Channels.NEWER);
    }
  }

  /** @param feature the version of the language, 17 or later */
  static Program program(long seed, int feature) {
    Generator generator = new Generator(seed, feature);
    String fixed = Text.choose(Prelude.TEXT, generator.random);
    List<Program.Method> methods = new ArrayList<>();
    for (int i = 0; i < generator.methods; i++) {
      methods.add(generator.method(i));
    }
    String name = seed + (generator.random.nextInt(8) == 0 ? Program.WITHOUT_DEBUG : "");
    return new Program(name, fixed, methods);
  }

  private Program.Method method(int number) {
    Var first = new Var("T0", "p" + number);
    Var second = new Var("Object", "q" + number);
    Set<String> frozen = new HashSet<>(random.nextBoolean() ? Set.of(first.name()) : Set.of());
    Context context = new Context(random, number, frozen);
    context.variables.addAll(List.of(first, second));
    context.returns = first.name();
    budget = 12 + random.nextInt(24);
    List<Stmt> body = block(context, 5 + random.nextInt(7));
    body.add(new Stmt.Check(values.number(), true));
    return new Program.Method(
        "static " + Text.of(random, "", "", "synchronized ") + "T0 m" + number + "(T0 " + first.name()
            + ", Object " + second.name() + ")",
        List.of(first, second), body, Text.of(random, first.name(), "s0", "h0.f0"));
  }

  private List<Stmt> block(Context context, int length) {
    List<Stmt> block = new ArrayList<>();
    for (int i = 0; i == 0 || (i < length && budget > 0); i++) {
      budget--;
      statement(context, block);
    }
    return block;
  }

  private List<Stmt> inner(Context context, int most) {
    return block(context.inner(), 1 + random.nextInt(most));
  }

  private void statement(Context context, List<Stmt> out) {
    int choice = random.nextInt(context.depth < MOST_DEPTH ? 40 : 26);
    if (context.alone && (choice == 32 || choice == 33 || choice == 39)) {
      choice = 0;
    }
    switch (choice) {
      case 0, 1, 2, 3 -> out.add(declaration(context));
      case 4, 5, 6 -> out.add(assignment(context));
      case 7, 8, 9 -> out.add(check(context));
      case 10 -> {
        String call = values.call(context, 1);
        if (call.equals("null")) {
          out.add(line(context));
        } else {
          values.calls();
          out.add(new Stmt.Line("s0 = " + call + ";", true));
        }
      }
      case 26, 27 -> branch(context, out);
      case 28, 29 -> out.add(loop(context));
      case 30, 31 -> out.add(attempt(context));
      case 32, 33 -> out.add(monitor(context));
      case 34 -> out.add(choice(context));
      case 35, 36 -> frame(context, out);
      case 37 -> out.add(pattern(context));
      case 38 -> late(context, out);
      case 39 -> out.add(race(context));
      default -> out.add(line(context));
    }
  }

  private Stmt line(Context context) {
    String template = Text.of(random, Text.of(random, channels));
    if (context.alone && (template.contains("pool") || template.contains("Thread."))) {
      return check(context);
    }
    String text = values.fill(template, context);
    return new Stmt.Line(text, values.calls());
  }

  private Stmt check(Context context) {
    return new Stmt.Check(values.number(), random.nextInt(4) == 0 && context.rests);
  }

  private Stmt declaration(Context context) {
    boolean object = random.nextInt(4) == 0;
    String init = object ? values.object(context) : values.value(context, 2);
    Var variable = new Var(object ? "Object" : "T0", "v" + values.number());
    if (random.nextInt(3) == 0) {
      context.frozen.add(variable.name());
    }
    context.variables.add(variable);
    return new Stmt.Decl(variable, init, values.calls());
  }

  private Stmt assignment(Context context) {
    Var variable = context.assignable();
    if (variable == null) {
      return line(context);
    }
    String value = variable.type().equals("T0") ? values.value(context, 2) : values.object(context);
    return new Stmt.Assign(variable.name(), value, values.calls());
  }

  private String flip() {
    return "O.flip(" + values.number() + ")";
  }

  private void branch(Context context, List<Stmt> out) {
    List<List<Stmt>> blocks = new ArrayList<>(List.of(inner(context, 4)));
    if (random.nextInt(4) == 0) {
      exit(context, blocks.get(0));
    } else if (random.nextBoolean()) {
      blocks.add(inner(context, 4));
    }
    out.add(new Stmt.If(flip(), null, blocks));
  }

  /** Ends a block: by return, break, continue or throw. */
  private void exit(Context context, List<Stmt> block) {
    int choice = random.nextInt(4);
    if (choice < 2 && context.returns != null) {
      String returned = context.some("T0") == null ? "null" : context.some("T0");
      block.add(new Stmt.Exit("return " + returned + ";", returned, false));
    } else if (choice < 3 && context.inLoop) {
      block.add(new Stmt.Exit(Text.of(random, "break;", "continue;"), null, false));
    } else if (context.mayThrow) {
      String cargo = values.value(context, 1);
      block.add(new Stmt.Exit("throw O.fly(new F(" + cargo + "));", null, values.calls()));
    }
  }

  private Stmt loop(Context context) {
    String i = "i" + values.number();
    Context inner = context.inner();
    inner.inLoop = true;
    Var variable = null;
    String tail = "";
    String head;
    switch (random.nextInt(5)) {
      case 0 -> {
        variable = new Var("T0", "e" + values.number());
        head = "for (T0 " + variable.name() + " : "
            + Text.of(random, "a0.clone()", "new ArrayList<>(list)", "aa[1]", "List.copyOf(map.values())") + ")";
      }
      case 1 -> {
        variable = new Var("T0", "e" + values.number());
        head = "for (T0 " + variable.name() + " = " + values.free(context) + "; O.pick(" + values.number()
            + ", 3) > 0; " + variable.name() + " = " + values.free(context) + ")";
      }
      case 2 -> head = "while (O.pick(" + values.number() + ", 3) > 0)";
      case 3 -> {
        head = "do";
        tail = " while (O.pick(" + values.number() + ", 3) > 1);";
      }
      default -> head = "for (int " + i + " = 0; " + i + " < 3; " + i + "++)";
    }
    if (variable != null) {
      inner.variables.add(variable);
    }
    List<Stmt> body = block(inner, 1 + random.nextInt(4));
    return new Stmt.Loop(head, variable, tail, List.of(body));
  }

  private Stmt attempt(Context context) {
    boolean last = random.nextInt(3) > 0;
    List<Stmt> body = inner(context, 4);
    if (random.nextInt(3) > 0) {
      List<Stmt> leave = inner(context, 2);
      exit(context.inner(), leave);
      body.add(new Stmt.If(flip(), null, List.of(leave)));
      body.addAll(inner(context, 1));
    }
    Var caught = new Var(Text.of(random, "F", "RuntimeException"), "x" + values.number());
    Context handling = context.inner();
    handling.variables.add(caught);
    List<Stmt> handler = last && random.nextBoolean() ? List.of() : block(handling, 2);
    Context ending = context.inner();
    // Where a finally can only end by throwing, the compiler's copy of what was in flight is dead.
    ending.mayThrow = false;
    ending.returns = null;
    ending.inLoop = false;
    return new Stmt.Try(values.number(), caught,
        List.of(body, handler, last ? block(ending, 1 + random.nextInt(3)) : List.of()));
  }

  private Stmt monitor(Context context) {
    String variable = context.some("T0");
    String lock = variable == null || random.nextInt(4) == 0 ? "P.class" : variable;
    Stmt sync = new Stmt.Sync(values.number(), lock, List.of(inner(context, 4)));
    return lock.equals(variable) ? new Stmt.If(lock + " != null", null, List.of(List.of(sync))) : sync;
  }

  private Stmt choice(Context context) {
    List<List<Stmt>> groups = new ArrayList<>();
    int n = 2 + random.nextInt(3);
    for (int i = 0; i < n; i++) {
      List<Stmt> group = inner(context, 3);
      if (random.nextBoolean()) {
        group.add(new Stmt.Exit("break;", null, false));
      }
      groups.add(group);
    }
    return new Stmt.Switch("switch (O.pick(" + values.number() + ", " + n + "))", groups);
  }

  private Stmt pattern(Context context) {
    Var bound = new Var(Text.of(random, "T0", "T1", "F", "R1"), "b" + values.number());
    String subject = random.nextBoolean() ? values.object(context) : "(Object) " + values.value(context, 1);
    boolean calls = values.calls();
    Context inner = context.inner();
    inner.variables.add(bound);
    List<List<Stmt>> blocks = new ArrayList<>(List.of(block(inner, 1 + random.nextInt(3))));
    if (random.nextBoolean()) {
      blocks.add(inner(context, 2));
    }
    Var subjectVar = new Var("Object", "v" + values.number());
    Stmt branch = new Stmt.If(subjectVar.name() + " instanceof " + bound.type() + " " + bound.name(), bound, blocks);
    if (random.nextBoolean() && !calls) {
      String cast = subject.startsWith("(Object)") ? subject : "(Object) " + subject;
      return new Stmt.If("(" + cast + ") instanceof " + bound.type() + " " + bound.name(), bound, blocks);
    }
    return new Stmt.Loop(Text.of(random, "", "l" + values.number() + ":"), null, "",
        List.of(List.of(new Stmt.Decl(subjectVar, subject, calls), branch)));
  }

  /** A variable that is not definitely assigned everywhere. */
  private void late(Context context, List<Stmt> out) {
    Var variable = new Var("T0", "v" + values.number());
    out.add(new Stmt.Decl(variable, null, false));
    List<List<Stmt>> blocks = new ArrayList<>();
    boolean both = random.nextBoolean();
    for (int i = 0; i < (both ? 2 : 1); i++) {
      Context inner = context.inner();
      String value = values.value(inner, 1);
      List<Stmt> block = new ArrayList<>(List.of(new Stmt.Assign(variable.name(), value, values.calls())));
      inner.variables.add(variable);
      block.addAll(block(inner, 1 + random.nextInt(2)));
      blocks.add(block);
    }
    out.add(new Stmt.If(flip(), null, blocks));
    if (both) {
      context.variables.add(variable);
    }
  }

  /** A body with a frame of its own: lambda, anonymous class, thread or task. */
  private void frame(Context context, List<Stmt> out) {
    List<Var> captured = new ArrayList<>(context.variables.stream()
        .filter(variable -> context.frozen.contains(variable.name())).limit(2).toList());
    if (captured.isEmpty()) {
      Var variable = new Var("T0", "c" + values.number());
      String init = values.value(context, 1);
      out.add(new Stmt.Decl(variable, init, values.calls()));
      context.frozen.add(variable.name());
      context.variables.add(variable);
      captured.add(variable);
    }
    Frames.Shape shape = Frames.some(random, feature, context.alone);
    int number = values.number();
    List<Var> parameters = shape.parameter() == null
        ? List.of() : List.of(new Var("T0", shape.parameter() + number));
    List<Var> onFrame = shape.capturesInFields() ? List.of() : captured;
    List<Var> visible = new ArrayList<>(onFrame);
    visible.addAll(parameters);
    Context inner = context.frame(visible);
    onFrame.forEach(variable -> inner.frozen.add(variable.name()));
    if (!shape.assignable()) {
      parameters.forEach(variable -> inner.frozen.add(variable.name()));
    }
    inner.mayThrow = shape.mayThrow() && context.mayThrow;
    inner.alone = context.alone || shape.startsThread() || shape.underConstruction();
    inner.rests = context.rests && !shape.underConstruction();
    List<Stmt> body = block(inner, 1 + random.nextInt(4));
    if (shape.capturesInFields()) {
      body.add(0, new Stmt.Line("s1 = " + captured.get(0).name() + " == null ? s1 : null;", false));
    }
    String before = values.fill(shape.before().replace("#", Integer.toString(number)), context);
    String after = values.fill(shape.after().replace("#", Integer.toString(number)), context);
    values.calls();
    out.add(new Stmt.Frame(number, before, after, onFrame, parameters, List.of(body)));
  }

  /** Two threads that store into the same places, all of them volatile or concurrent, at once. */
  private Stmt race(Context context) {
    StringBuilder text = new StringBuilder("race(");
    for (int thread = 0; thread < 2; thread++) {
      text.append(thread == 0 ? "" : ", ").append("() -> { for (int r = 0; r < 40; r++) { ");
      for (int i = 0; i < 4; i++) {
        text.append(values.fill(Text.of(random, Frames.RACES), context)).append(' ');
      }
      text.append("} }");
    }
    values.calls();
    return new Stmt.Line(text.append(");").toString(), true);
  }
}

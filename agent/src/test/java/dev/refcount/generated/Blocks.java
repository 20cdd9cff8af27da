package dev.refcount.generated;

import dev.refcount.generated.Stmt.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statements with blocks in them, for {@link Generator}, which fills the blocks. */
final class Blocks {
  private final Generator generator;
  private final Random random;
  private final int feature;
  private final Values values;

  Blocks(Generator generator, Random random, int feature, Values values) {
    this.generator = generator;
    this.random = random;
    this.feature = feature;
    this.values = values;
  }

  void branch(Context context, List<Stmt> out) {
    List<List<Stmt>> blocks = new ArrayList<>(List.of(generator.inner(context, 4)));
    if (random.nextInt(4) == 0) {
      generator.exit(context, blocks.get(0));
    } else if (random.nextBoolean()) {
      blocks.add(generator.inner(context, 4));
    }
    out.add(new Stmt.If(generator.flip(), null, blocks));
  }

  Stmt loop(Context context) {
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
            + Text.of(random, "a0.clone()", "new ArrayList<>(list)", "aa[1]",
            "List.copyOf(map.values())") + ")";
      }
      case 1 -> {
        variable = new Var("T0", "e" + values.number());
        head = "for (T0 " + variable.name() + " = " + values.free(context) + "; O.pick("
            + values.number()
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
    List<Stmt> body = generator.block(inner, 1 + random.nextInt(4));
    return new Stmt.Loop(head, variable, tail, List.of(body));
  }

  Stmt attempt(Context context) {
    boolean last = random.nextInt(3) > 0 && !context.ending;
    List<Stmt> body = generator.inner(context, 4);
    if (random.nextInt(3) > 0) {
      List<Stmt> leave = generator.inner(context, 2);
      generator.exit(context.inner(), leave);
      body.add(new Stmt.If(generator.flip(), null, List.of(leave)));
      body.addAll(generator.inner(context, 1));
    }
    Var caught = new Var(Text.of(random, "F", "RuntimeException"), "x" + values.number());
    Context handling = context.inner();
    handling.variables.add(caught);
    List<Stmt> handler = last && random.nextBoolean() ? List.of() : generator.block(handling, 2);
    Context ending = context.inner();
    // Where a finally can only end by throwing, the compiler's copy of what was in flight is dead.
    ending.mayThrow = false;
    ending.ending = true;
    ending.returns = null;
    ending.inLoop = false;
    return new Stmt.Try(values.number(), caught,
        List.of(body, handler, last ? generator.block(ending, 1 + random.nextInt(3)) : List.of()));
  }

  Stmt monitor(Context context) {
    String variable = context.some("T0");
    String lock = variable == null || random.nextInt(4) == 0 ? "P.class" : variable;
    Stmt sync = new Stmt.Sync(values.number(), lock, List.of(generator.inner(context, 4)));
    return lock.equals(variable) ? new Stmt.If(lock + " != null", null, List.of(List.of(sync)))
        : sync;
  }

  Stmt choice(Context context) {
    List<List<Stmt>> groups = new ArrayList<>();
    int n = 2 + random.nextInt(3);
    for (int i = 0; i < n; i++) {
      List<Stmt> group = generator.inner(context, 3);
      if (random.nextBoolean()) {
        group.add(new Stmt.Exit("break;", null, false));
      }
      groups.add(group);
    }
    return new Stmt.Switch("switch (O.pick(" + values.number() + ", " + n + "))", groups);
  }

  Stmt pattern(Context context) {
    Var bound = new Var(Text.of(random, "T0", "T1", "F", "R1"), "b" + values.number());
    String subject = random.nextBoolean() ? values.object(context) : "(Object) "
        + values.value(context, 1);
    boolean calls = values.calls();
    Context inner = context.inner();
    inner.variables.add(bound);
    List<List<Stmt>> blocks = new ArrayList<>(List.of(generator.block(inner, 1
        + random.nextInt(3))));
    if (random.nextBoolean()) {
      blocks.add(generator.inner(context, 2));
    }
    Var subjectVar = new Var("Object", "v" + values.number());
    Stmt branch = new Stmt.If(subjectVar.name() + " instanceof " + bound.type() + " "
        + bound.name(), bound, blocks);
    if (random.nextBoolean() && !calls) {
      String cast = subject.startsWith("(Object)") ? subject : "(Object) " + subject;
      return new Stmt.If("(" + cast + ") instanceof " + bound.type() + " " + bound.name(), bound,
          blocks);
    }
    return new Stmt.Loop(Text.of(random, "", "l" + values.number() + ":"), null, "",
        List.of(List.of(new Stmt.Decl(subjectVar, subject, calls), branch)));
  }

  /** A variable that is not definitely assigned everywhere. */
  void late(Context context, List<Stmt> out) {
    Var variable = new Var("T0", "v" + values.number());
    out.add(new Stmt.Decl(variable, null, false));
    List<List<Stmt>> blocks = new ArrayList<>();
    boolean both = random.nextBoolean();
    for (int i = 0; i < (both ? 2 : 1); i++) {
      Context inner = context.inner();
      String value = values.value(inner, 1);
      List<Stmt> block = new ArrayList<>(List.of(new Stmt.Assign(variable.name(), value,
          values.calls())));
      inner.variables.add(variable);
      block.addAll(generator.block(inner, 1 + random.nextInt(2)));
      blocks.add(block);
    }
    out.add(new Stmt.If(generator.flip(), null, blocks));
    if (both) {
      context.variables.add(variable);
    }
  }

  /** A body with a frame of its own: lambda, anonymous class, thread or task. */
  void frame(Context context, List<Stmt> out) {
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
    List<Stmt> body = generator.block(inner, 1 + random.nextInt(4));
    if (shape.capturesInFields()) {
      body.add(0, new Stmt.Line("s1 = " + captured.get(0).name() + " == null ? s1 : null;", false));
    }
    String before = values.fill(shape.before().replace("#", Integer.toString(number)), context);
    String after = values.fill(shape.after().replace("#", Integer.toString(number)), context);
    values.calls();
    out.add(new Stmt.Frame(number, before, after, onFrame, parameters, List.of(body)));
  }

  /** Two threads that store into the same places, all of them volatile or concurrent, at once. */
  Stmt race(Context context) {
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

package dev.refcount.generated;

import dev.refcount.generated.Stmt.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes one program for each seed. Every program ends: methods call only those behind them, loops
 * count to three, and calls are rationed. What runs in several threads at once stores only where
 * racing is allowed, and is joined.
 */
final class Generator {
  private static final int MOST_DEPTH = 3;

  private final Random random;
  private final int methods;
  private final Values values;
  private final List<List<String>> channels;
  private final Blocks blocks;
  /** Statements that the method may still get. */
  private int budget;

  private Generator(long seed, int feature) {
    this.random = new Random(seed * 0x5DEECE66DL + 11);
    this.methods = 2 + random.nextInt(3);
    this.values = new Values(random, methods);
    this.blocks = new Blocks(this, random, feature, values);
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
        "static " + Text.of(random, "", "", "synchronized ") + "T0 m" + number + "(T0 "
            + first.name()
            + ", Object " + second.name() + ")",
        List.of(first, second), body, Text.of(random, first.name(), "s0", "h0.f0"));
  }

  List<Stmt> block(Context context, int length) {
    List<Stmt> block = new ArrayList<>();
    for (int i = 0; i == 0 || (i < length && budget > 0); i++) {
      budget--;
      statement(context, block);
    }
    return block;
  }

  List<Stmt> inner(Context context, int most) {
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
      case 26, 27 -> blocks.branch(context, out);
      case 28, 29 -> out.add(blocks.loop(context));
      case 30, 31 -> out.add(blocks.attempt(context));
      case 32, 33 -> out.add(blocks.monitor(context));
      case 34 -> out.add(blocks.choice(context));
      case 35, 36 -> blocks.frame(context, out);
      case 37 -> out.add(blocks.pattern(context));
      case 38 -> blocks.late(context, out);
      case 39 -> out.add(blocks.race(context));
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

  String flip() {
    return "O.flip(" + values.number() + ")";
  }

  /** Ends a block: by return, break, continue or throw. */
  void exit(Context context, List<Stmt> block) {
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
}

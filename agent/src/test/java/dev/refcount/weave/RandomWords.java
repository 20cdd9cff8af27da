package dev.refcount.weave;

import static net.bytebuddy.jar.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.bytebuddy.jar.asm.MethodVisitor;

/** What {@link RandomCode} knows of the words on the stack and in variables, and instructions that only move them. */
abstract class RandomWords {
  static final String NAME = "dev.refcount.weave.Scrambled";
  static final String STATIC = "(Ljava/lang/Object;I)Ljava/lang/Object;";
  static final String INTERNAL = NAME.replace('.', '/');
  static final String COUNTS = "dev/refcount/boot/PlainCounts";
  static final String ANY = "Ljava/lang/Object;";
  static final int PARAMETERS = 2;
  /** Where the frame's depth is; above it are the variables that random code may store to. */
  static final int DEPTH = PARAMETERS;
  static final int VARIABLES = 12;

  // What a word is: an int, an initialised object, nothing that can be read, this before super(), or what NEW made.
  static final String INT = "I";
  static final String OBJECT = "O";
  static final String NOTHING = "-";
  static final String THIS = "T";

  final Random random;
  MethodVisitor code;
  List<String> stack;
  String[] variables;
  /** What handlers around may find in the variables. */
  final List<String[]> handlers = new ArrayList<>();
  /** Words of the stack that belong to code around. */
  int base;

  RandomWords(Random random) {
    this.random = random;
  }

  void begin(MethodVisitor method, int number, String... parameters) {
    code = method;
    code.visitCode();
    stack = new ArrayList<>();
    base = 0;
    variables = new String[VARIABLES];
    Arrays.fill(variables, NOTHING);
    System.arraycopy(parameters, 0, variables, 0, PARAMETERS);
    Hook.push(code, number);
    told("enter", "(I)I");
    code.visitVarInsn(ISTORE, DEPTH);
    variables[DEPTH] = INT;
    for (int i = 0; i < PARAMETERS; i++) {
      if (parameters[i].equals(OBJECT)) {
        tell(i);
      }
    }
  }

  void push() {
    if (chance(3)) {
      told("next", "()I");
      stack.add(INT);
    } else {
      pushObject();
    }
  }

  void pushObject() {
    int variable = random.nextInt(VARIABLES);
    if (variables[variable].equals(OBJECT)) {
      code.visitVarInsn(ALOAD, variable);
    } else if (chance(4)) {
      told("pick", "()" + ANY);
      told("next", "()I");
      code.visitMethodInsn(INVOKESTATIC, INTERNAL, "m" + random.nextInt(2), STATIC, false);
    } else {
      told("pick", "()" + ANY);
    }
    stack.add(OBJECT);
  }

  void popTo(int depth) {
    while (stack.size() > depth) {
      code.visitInsn(POP);
      stack.remove(stack.size() - 1);
    }
  }

  /** DUP, DUP_X1 or DUP_X2, SWAP, or something that is not there yet. */
  void shuffle() {
    int words = stack.size() - base;
    int under = random.nextInt(4);
    if (words <= under || words > 8) {
      popTo(Math.min(stack.size(), base + 3));
      push();
    } else if (under == 3) {
      code.visitInsn(SWAP);
      stack.add(stack.size() - 2, stack.remove(stack.size() - 1));
    } else {
      code.visitInsn(DUP + under);
      stack.add(stack.size() - 1 - under, stack.get(stack.size() - 1));
    }
  }

  void store(int variable) {
    String stored = stack.remove(stack.size() - 1);
    seen();
    code.visitVarInsn(stored.equals(INT) ? ISTORE : ASTORE, variable);
    variables[variable] = stored;
    seen();
    tell(variable);
  }

  void tell(int variable) {
    if (variables[variable].equals(OBJECT)) {
      code.visitVarInsn(ALOAD, variable);
    } else {
      code.visitInsn(ACONST_NULL);
    }
    Hook.push(code, variable);
    told("set", "(" + ANY + "I)V");
  }

  void become(String object) {
    seen();
    stack.replaceAll(word -> word.equals(object) ? OBJECT : word);
    Arrays.asList(variables).replaceAll(word -> word.equals(object) ? OBJECT : word);
    seen();
  }

  /** Handlers around may be reached from here. */
  void seen() {
    handlers.forEach(handler -> meet(handler, variables));
  }

  static void meet(String[] here, String[] other) {
    for (int i = 0; i < here.length; i++) {
      here[i] = here[i].equals(other[i]) ? here[i] : NOTHING;
    }
  }

  void told(String what, int variable) {
    Hook.push(code, variable);
    told(what, "(I)V");
  }

  void told(String what, String descriptor) {
    code.visitMethodInsn(INVOKESTATIC, COUNTS, what, descriptor, false);
  }

  int anyVariable() {
    return DEPTH + 1 + random.nextInt(VARIABLES - DEPTH - 1);
  }

  boolean chance(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }
}

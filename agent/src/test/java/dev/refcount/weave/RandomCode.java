package dev.refcount.weave;

import static net.bytebuddy.jar.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A class of random methods as no compiler writes them, which verify: objects that no constructor has run for wait on
 * the stack and in variables across branches, loops and handlers, before super() as well, which one of several ways
 * calls. Each tells what it stores to its variables. There is no debug information: a variable counts until it is
 * overwritten, or its method left.
 */
final class RandomCode extends RandomWords {
  private static final String BASE = COUNTS + "$CountedBase";

  private final int version;
  private final ClassWriter writer;
  /** Statements that the method may still have. */
  private int left;
  private int made;
  private boolean beforeSuper;

  RandomCode(long seed, int version) {
    super(new Random(seed));
    this.version = version;
    writer = new ClassWriter(version < V1_6 ? ClassWriter.COMPUTE_MAXS : ClassWriter.COMPUTE_FRAMES) {
      @Override
      protected String getCommonSuperClass(String one, String other) {
        return "java/lang/Object";
      }
    };
  }

  byte[] classFile() {
    writer.visit(version, ACC_PUBLIC | ACC_SUPER, INTERNAL, null, BASE, null);
    writer.visitField(ACC_PUBLIC, "own", ANY, null, null).visitEnd();
    writer.visitField(ACC_PUBLIC | ACC_STATIC, "shared", ANY, null, null).visitEnd();
    for (int method = 0; method < 2; method++) {
      begin(writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "m" + method, STATIC, null, null), method, OBJECT, INT);
      left = 40;
      statements(20);
      told("leave", "()V");
      told("pick", "()" + ANY);
      code.visitInsn(ARETURN);
      end();
    }
    begin(writer.visitMethod(ACC_PUBLIC, "<init>", "(" + ANY + ")V", null, null), 2, THIS, OBJECT);
    beforeSuper = true;
    left = 20;
    statements(8);
    popTo(0);
    Label joined = new Label();
    List<String[]> ways = new ArrayList<>();
    for (int others = random.nextInt(3); others > 0; others--) {
      Label other = new Label();
      jumpSometimes(other);
      String[] before = variables.clone();
      takesSuper();
      code.visitJumpInsn(GOTO, joined);
      ways.add(variables);
      code.visitLabel(other);
      variables = before;
      beforeSuper = true;
    }
    takesSuper();
    code.visitLabel(joined);
    ways.forEach(way -> meet(variables, way));
    left = 20;
    statements(10);
    told("leave", "()V");
    code.visitInsn(RETURN);
    end();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** On one of the ways; leaves an empty stack. */
  private void takesSuper() {
    code.visitVarInsn(ALOAD, 0);
    stack.add(THIS);
    base = 1;
    boolean takesOne = chance(2);
    if (takesOne) {
      pushObject();
      base = 2;
      left = 5;
      statements(2);
    }
    popTo(base);
    callSuper(takesOne ? "(" + ANY + ")V" : "()V");
    left = 5;
    statements(5);
    popTo(0);
  }

  private void callSuper(String descriptor) {
    code.visitInsn(ICONST_1);
    told("waits", "(Z)V");
    code.visitMethodInsn(INVOKESPECIAL, BASE, "<init>", descriptor, false);
    beforeSuper = false;
    base = 0;
    stack.clear();
    become(THIS);
    code.visitVarInsn(ALOAD, 0);
    told("made", "(" + ANY + ")V");
    for (int i = 0; i < VARIABLES; i++) {
      // Without frames it is not known which of them may still be read.
      if (!variables[i].equals(OBJECT) || (version < V1_6 && i > DEPTH)) {
        told("perhaps", i);
      }
    }
    code.visitInsn(ICONST_0);
    told("waits", "(Z)V");
  }

  private void end() {
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void statements(int most) {
    for (int i = 0; i < most && left-- > 0; i++) {
      statement();
    }
  }

  /** Statements that leave the stack as it was. */
  private void block(int most) {
    int saved = base;
    base = stack.size();
    statements(1 + random.nextInt(most));
    popTo(base);
    base = saved;
  }

  private void statement() {
    switch (random.nextInt(beforeSuper ? 13 : 12)) {
      case 0, 1 -> {
        push();
        store(anyVariable());
      }
      case 2 -> {
        if (stack.size() > base) {
          store(anyVariable());
        }
      }
      case 3, 4 -> shuffle();
      case 5 -> storeToHeap();
      case 6 -> branch();
      case 7 -> loop();
      case 8, 9 -> makeNew();
      case 10 -> catchAny();
      case 11 -> {
        told("check", "()V");
        told("tick", "()V");
      }
      default -> {
        code.visitVarInsn(ALOAD, 0);
        told("pick", "()" + ANY);
        code.visitFieldInsn(PUTFIELD, INTERNAL, "own", ANY);
      }
    }
  }

  private void storeToHeap() {
    int where = random.nextInt(3);
    if (where == 0) {
      told("pick", "()" + ANY);
      code.visitFieldInsn(PUTSTATIC, INTERNAL, "shared", ANY);
    } else if (where == 1) {
      told("holder", "()L" + BASE + ";");
      told("pick", "()" + ANY);
      code.visitFieldInsn(PUTFIELD, BASE, "held", ANY);
    } else {
      told("array", "()[" + ANY);
      Hook.push(code, random.nextInt(4));
      told("pick", "()" + ANY);
      code.visitInsn(AASTORE);
    }
  }

  private void jumpSometimes(Label target) {
    told("next", "()I");
    Hook.push(code, random.nextInt(4));
    code.visitJumpInsn(IF_ICMPLT, target);
  }

  private void branch() {
    Label other = new Label();
    Label both = new Label();
    jumpSometimes(other);
    String[] before = variables.clone();
    block(3);
    String[] after = variables;
    code.visitJumpInsn(GOTO, both);
    code.visitLabel(other);
    variables = before;
    block(3);
    code.visitLabel(both);
    meet(variables, after);
  }

  /** What the body stores to can't be read where it begins; objects without a constructor must not wait around it. */
  private void loop() {
    if (version < V1_6 && (stack.toString() + Arrays.toString(variables)).matches(".*[TU].*")) {
      return;
    }
    Arrays.fill(variables, DEPTH + 1, VARIABLES, NOTHING);
    String[] before = variables.clone();
    Label again = new Label();
    code.visitLabel(again);
    told("tick", "()V");
    block(4);
    variables = before;
    jumpSometimes(again);
  }

  /** By one call of its constructor, by one on each of two ways, or by none. */
  private void makeNew() {
    String object = "U" + made++;
    code.visitTypeInsn(Opcodes.NEW, INTERNAL);
    stack.add(object);
    if (chance(8)) {
      return;
    }
    code.visitInsn(DUP);
    stack.add(object);
    if (chance(3)) {
      code.visitInsn(DUP);
      stack.add(object);
      store(anyVariable());
    }
    if (chance(2)) {
      block(3);
    }
    Label made = new Label();
    if (chance(4)) {
      Label other = new Label();
      jumpSometimes(other);
      construct();
      code.visitJumpInsn(GOTO, made);
      code.visitLabel(other);
    }
    construct();
    code.visitLabel(made);
    stack.remove(stack.size() - 1);
    become(object);
    code.visitInsn(DUP);
    told("made", "(" + ANY + ")V");
  }

  private void construct() {
    told("pick", "()" + ANY);
    code.visitMethodInsn(INVOKESPECIAL, INTERNAL, "<init>", "(" + ANY + ")V", false);
  }

  /** An exception empties the stack: it goes on only where that was empty before. */
  private void catchAny() {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label both = new Label();
    code.visitTryCatchBlock(start, end, handler, chance(2) ? null : "java/lang/RuntimeException");
    handlers.add(variables.clone());
    code.visitLabel(start);
    told("tick", "()V");
    block(4);
    code.visitLabel(end);
    code.visitJumpInsn(GOTO, both);
    String[] after = variables;
    variables = handlers.remove(handlers.size() - 1);
    List<String> waiting = stack;
    int saved = base;
    stack = new ArrayList<>(List.of(OBJECT));
    base = 0;
    code.visitLabel(handler);
    code.visitVarInsn(ILOAD, DEPTH);
    told("caught", "(I)V");
    store(anyVariable());
    block(3);
    if (!waiting.isEmpty()) {
      code.visitInsn(ACONST_NULL);
      code.visitInsn(ATHROW);
      variables = after;
    }
    stack = waiting;
    base = saved;
    code.visitLabel(both);
    meet(variables, after);
  }
}

package dev.refcount.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Drops all shadows of a frame behind the method's own code: where an exception leaves it, and where all returns of a
 * method that would be too long otherwise do.
 */
final class WaysOut {
  private static final int NONE = -1;

  private final MethodVisitor out;
  private final MethodCode code;
  private final Shadows shadows;
  private final boolean frames;
  private final Label exit = new Label();
  /** Ranges that an exception may leave the frame in: those where {@code this} has not been initialised, and others. */
  private final List<Label[]> beforeSuper = new ArrayList<>(1);

  private final List<Label[]> ranges = new ArrayList<>(1);
  /** The instruction that returns from the exit. */
  private int returns = NONE;

  /** @param frames whether the class file has any: where one is given to a method, ASM takes them for all */
  WaysOut(MethodVisitor out, MethodCode code, Shadows shadows, boolean frames) {
    this.out = out;
    this.code = code;
    this.shadows = shadows;
    this.frames = frames;
  }

  /** In the place of a return: goes to the one exit, with what is returned on the stack. */
  void toExit(int opcode) {
    returns = opcode;
    out.visitJumpInsn(Opcodes.GOTO, exit); //
  }

  boolean hasExit() {
    return returns != NONE;
  }

  /** Behind all code of the method. */
  void exit() {
    out.visitLabel(exit);
    Type returned = Type.getReturnType(code.descriptor);
    Object[] stack = returned == Type.VOID_TYPE ? new Object[0] : new Object[] {stated(returned)};
    frame(locals(Opcodes.TOP), stack); // returned
    dropAll();
    out.visitInsn(returns);
  }

  /** How a frame states a type (JVMS 4.10.1.2). */
  private static Object stated(Type type) {
    return switch (type.getSort()) {
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      case Type.OBJECT, Type.ARRAY -> type.getInternalName();
      default -> Opcodes.INTEGER;
    };
  }

  /** An exception may leave the frame in this range. */
  void byException(Label from, Label to, boolean thisIsUninitialized) {
    (thisIsUninitialized ? beforeSuper : ranges).add(new Label[] {from, to});
  }

  /** Handlers of last resort, behind all that they cover. */
  void byException() {
    byException(beforeSuper, true);
    byException(ranges, false);
  }

  /** Drops every shadow, and throws on. */
  private void byException(List<Label[]> covered, boolean thisIsUninitialized) {
    if (covered.isEmpty()) {
      return;
    }
    Label handler = new Label();
    for (Label[] range : covered) {
      out.visitTryCatchBlock(range[0], range[1], handler, null);
    }
    out.visitLabel(handler);
    // Or the verifier refuses a handler around super() (JVMS 4.10.1.6, flagThisUninit).
    Object[] locals = locals(thisIsUninitialized ? Opcodes.UNINITIALIZED_THIS : Opcodes.TOP);
    Label dropping = new Label();
    Label dropped = new Label();
    thrownFrame(locals); // thrown
    out.visitLabel(dropping);
    dropAll();
    out.visitLabel(dropped);
    out.visitInsn(Opcodes.ATHROW);
    dropWithoutCall(dropping, dropped, locals);
  }

  /** Where not even a hook fits on the stack any more: notes in each node what is to be dropped. */
  private void dropWithoutCall(Label from, Label to, Object[] locals) {
    Label brink = new Label();
    out.visitTryCatchBlock(from, to, brink, "java/lang/StackOverflowError");
    out.visitLabel(brink);
    thrownFrame(locals); // thrown
    for (int shadow = 0; shadow < shadows.count(); shadow++) {
      Label next = new Label();
      out.visitVarInsn(Opcodes.ALOAD, shadows.variable(shadow)); // thrown, node
      out.visitJumpInsn(Opcodes.IFNULL, next); // thrown
      out.visitVarInsn(Opcodes.ALOAD, shadows.variable(shadow)); // thrown, node
      out.visitInsn(Opcodes.DUP); // thrown, node, node
      out.visitFieldInsn(Opcodes.GETFIELD, Hook.NODE, "late", "C"); // thrown, node, late
      out.visitInsn(Opcodes.ICONST_1); // thrown, node, late, 1
      out.visitInsn(Opcodes.IADD); // thrown, node, late + 1
      out.visitInsn(Opcodes.I2C); // thrown, node, late + 1
      out.visitFieldInsn(Opcodes.PUTFIELD, Hook.NODE, "late", "C"); // thrown
      out.visitLabel(next);
      thrownFrame(locals); // thrown
    }
    out.visitInsn(Opcodes.ICONST_1); // thrown, true
    out.visitFieldInsn(Opcodes.PUTSTATIC, Hook.BOOT + "Hooks", "someLate", "Z"); // thrown
    out.visitInsn(Opcodes.ATHROW);
  }

  private void dropAll() {
    for (int shadow = 0; shadow < shadows.count(); shadow++) {
      shadows.drop(shadow);
    }
  }

  /** What a frame states of the variables: nothing of the method's own, but for the first. */
  private Object[] locals(Object first) {
    Object[] locals = new Object[code.maxLocals + shadows.count()];
    Arrays.fill(locals, 0, code.maxLocals, Opcodes.TOP);
    Arrays.fill(locals, code.maxLocals, locals.length, Hook.NODE);
    if (first != Opcodes.TOP) {
      locals[0] = first;
    }
    return locals;
  }

  private void thrownFrame(Object[] locals) {
    frame(locals, new Object[] {"java/lang/Throwable"});
  }

  private void frame(Object[] locals, Object[] stack) {
    if (frames) {
      out.visitFrame(Opcodes.F_NEW, locals.length, locals, stack.length, stack);
    }
  }
}

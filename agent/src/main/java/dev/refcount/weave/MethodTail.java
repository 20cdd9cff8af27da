package dev.refcount.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Stands next to the writer: makes room on the operand stack for what the others emitted, and places a
 * label directly behind the call of super(), before any hook there.
 */
final class MethodTail extends MethodVisitor {
  private final Woven woven;
  private final Progress progress;
  private Label afterSuper;

  MethodTail(MethodVisitor next, Woven woven, Progress progress) {
    super(Opcodes.ASM9, next);
    this.woven = woven;
    this.progress = progress;
  }

  void afterSuper(Label label) {
    afterSuper = label;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (afterSuper != null && progress.justReturned()) {
      super.visitLabel(afterSuper);
      afterSuper = null;
    }
  }

  /** Obfuscators leave ranges that begin or end within an instruction, as the verifier of old class files does. */
  @Override
  public void visitLocalVariable(
      String name, String descriptor, String signature, Label start, Label end, int slot) {
    if (isPlaced(start) && isPlaced(end)) {
      super.visitLocalVariable(name, descriptor, signature, start, end, slot);
    }
  }

  private static boolean isPlaced(Label label) {
    try {
      return label.getOffset() >= 0;
    } catch (IllegalStateException isNot) {
      return false;
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    // Who asks for all the room that there is, as some tools do, uses less.
    super.visitMaxs(Math.min(maxStack + woven.room(), ClassWeaver.MOST_WORDS), maxLocals);
  }
}

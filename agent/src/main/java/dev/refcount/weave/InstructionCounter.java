package dev.refcount.weave;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Numbers the instructions of a method in the order of {@link CodeReader}. */
abstract class InstructionCounter extends MethodVisitor {
  private int next;

  InstructionCounter(MethodVisitor out) {
    super(Opcodes.ASM9, out);
  }

  /** Called before the instruction is passed on, behind its labels and frame. */
  abstract void before(int instruction);

  abstract void after(int instruction);

  /** Passes on an instruction without operands. */
  void pass(int instruction, int opcode) {
    super.visitInsn(opcode);
  }

  @Override
  public void visitInsn(int opcode) {
    before(next);
    pass(next, opcode);
    after(next++);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    before(next);
    super.visitIntInsn(opcode, operand);
    after(next++);
  }

  @Override
  public void visitVarInsn(int opcode, int slot) {
    before(next);
    super.visitVarInsn(opcode, slot);
    after(next++);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    before(next);
    super.visitTypeInsn(opcode, type);
    after(next++);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    before(next);
    super.visitFieldInsn(opcode, owner, name, descriptor);
    after(next++);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    before(next);
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    after(next++);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    before(next);
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    after(next++);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    before(next);
    super.visitJumpInsn(opcode, label);
    after(next++);
  }

  @Override
  public void visitLdcInsn(Object value) {
    before(next);
    super.visitLdcInsn(value);
    after(next++);
  }

  @Override
  public void visitIincInsn(int slot, int increment) {
    before(next);
    super.visitIincInsn(slot, increment);
    after(next++);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    before(next);
    super.visitTableSwitchInsn(min, max, otherwise, labels);
    after(next++);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    before(next);
    super.visitLookupSwitchInsn(otherwise, keys, labels);
    after(next++);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    before(next);
    super.visitMultiANewArrayInsn(descriptor, dimensions);
    after(next++);
  }
}

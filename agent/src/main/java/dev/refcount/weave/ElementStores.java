package dev.refcount.weave;

import dev.refcount.boot.Channel;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Hooks behind {@code AASTORE}. */
final class ElementStores extends MethodVisitor {
  private final Woven woven;

  ElementStores(MethodVisitor next, Woven woven) {
    super(Opcodes.ASM9, next);
    this.woven = woven;
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode != Opcodes.AASTORE) {
      super.visitInsn(opcode);
      return;
    }
    int site = woven.site(Channel.AASTORE, "[]");
    if (woven.leavesOut(Channel.AASTORE)) {
      super.visitInsn(opcode);
      return;
    }
    woven.needs(4);
    // Array and index are copied below the value without a local variable: one of those would keep
    // the value alive in the interpreter.
    super.visitInsn(Opcodes.DUP_X2); // value, array, index, value
    super.visitInsn(Opcodes.POP); // value, array, index
    super.visitInsn(Opcodes.DUP2_X1); // array, index, value, array, index
    super.visitInsn(Opcodes.DUP2_X1); // array, index, array, index, value, array, index
    super.visitInsn(Opcodes.POP2); // array, index, array, index, value
    super.visitInsn(Opcodes.AASTORE); // array, index
    Hook.push(mv, site); // array, index, site
    Hook.ELEMENT.call(mv); //
  }
}

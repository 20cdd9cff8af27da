package dev.refcount.weave;

import dev.refcount.boot.Channel;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Hooks behind {@code AASTORE}, except for constants in a new array of strings: tables of a thousand words, which
 * would fill twice their size, are static initialisers as large as a class file allows.
 */
final class ElementStores extends InstructionCounter {
  // How much of new T[] {… the instructions before have shown; a T is never counted.
  private static final int NOTHING = 0;
  private static final int ARRAY = 1;
  private static final int COPY = 2;
  private static final int INDEX = 3;
  private static final int CONSTANT = 4;

  private final Woven woven;
  private int shown;
  private int shownBefore;

  ElementStores(MethodVisitor next, Woven woven) {
    super(next);
    this.woven = woven;
  }

  @Override
  void before(int instruction) {
    shownBefore = shown;
    shown = NOTHING;
  }

  @Override
  void after(int instruction) {}

  private void shows(int more, int than) {
    if (shownBefore == than) {
      shown = more;
    }
  }

  @Override
  public void visitFrame(int type, int locals, Object[] local, int stacks, Object[] stack) {
    shown = NOTHING;
    super.visitFrame(type, locals, local, stacks, stack);
  }

  @Override
  public void visitLabel(Label label) {
    if (woven.mayLackFrames()) {
      shown = NOTHING;
    }
    super.visitLabel(label);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    super.visitTypeInsn(opcode, type);
    boolean never = !woven.staticTypes().mayHold(Type.getObjectType(type).getDescriptor());
    if (opcode == Opcodes.ANEWARRAY && never) {
      shown = ARRAY;
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    super.visitIntInsn(opcode, operand);
    shows(INDEX, COPY);
  }

  @Override
  public void visitLdcInsn(Object value) {
    super.visitLdcInsn(value);
    shows(INDEX, COPY);
    shows(CONSTANT, INDEX);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.AASTORE && shown != CONSTANT) {
      shown = NOTHING;
      store();
      return;
    }
    super.visitInsn(opcode);
    if (opcode == Opcodes.DUP) {
      shows(COPY, ARRAY);
    } else if (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
      shows(INDEX, COPY);
    } else if (opcode == Opcodes.ACONST_NULL) {
      shows(CONSTANT, INDEX);
    } else if (opcode == Opcodes.AASTORE) {
      shown = ARRAY;
    }
  }

  private void store() {
    int site = woven.site(Channel.AASTORE, "[]");
    if (woven.leavesOut(Channel.AASTORE)) {
      mv.visitInsn(Opcodes.AASTORE);
      return;
    }
    if (!woven.tellsLines()) {
      woven.needs(0);
      Hook.STORE.call(mv); //
      return;
    }
    woven.needs(4);
    // Array and index are copied below the value without a local variable: one of those would keep
    // the value alive in the interpreter.
    mv.visitInsn(Opcodes.DUP_X2); // value, array, index, value
    mv.visitInsn(Opcodes.POP); // value, array, index
    mv.visitInsn(Opcodes.DUP2_X1); // array, index, value, array, index
    mv.visitInsn(Opcodes.DUP2_X1); // array, index, array, index, value, array, index
    mv.visitInsn(Opcodes.POP2); // array, index, array, index, value
    mv.visitInsn(Opcodes.AASTORE); // array, index
    Hook.push(mv, site); // array, index, site
    Hook.ELEMENT.call(mv); //
  }
}

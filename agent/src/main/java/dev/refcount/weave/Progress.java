package dev.refcount.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Follows a method for the visitors behind it: the current line, and in a constructor the call of
 * super() or this(), until which {@code this} may not be passed.
 *
 * <p>Each {@code NEW} comes before its own {@code <init>} call, so the first {@code <init>} without a
 * {@code NEW} of its own is the one on {@code this}.
 */
final class Progress extends MethodVisitor {
  private final Woven woven;
  private boolean before;
  private Uninitialized uninitialized;
  private boolean returned;
  private String superOwner;
  /** Where {@code this} is behind that call. */
  private int slotOfThis;

  private boolean thisIsOnTop;
  /** By {@code NEW}, and not initialised yet. */
  private int made;

  Progress(Woven woven, String method) {
    super(Opcodes.ASM9);
    this.woven = woven;
    before = method.equals("<init>");
  }

  void next(MethodVisitor next) {
    if (before) {
      uninitialized = new Uninitialized(next, true);
    }
    mv = before ? uninitialized : next;
  }

  /** Whether the object under the value of a {@code PUTFIELD} may not be passed to a hook yet. */
  boolean storesToUninitializedThis() {
    return before && uninitialized.mayBeUnder(1);
  }

  /** True while the call of super() or this() is visited. */
  boolean justReturned() {
    return returned;
  }

  /** Pushes {@code this}, while {@link #justReturned}; false if the rest of the constructor has no hold of it. */
  boolean pushThis(MethodVisitor out) {
    if (slotOfThis >= 0) {
      out.visitVarInsn(Opcodes.ALOAD, slotOfThis); // this
    } else if (thisIsOnTop) {
      out.visitInsn(Opcodes.DUP); // this, this
    }
    return slotOfThis >= 0 || thisIsOnTop;
  }

  /** The class whose constructor was called, while {@link #justReturned}. */
  String superOwner() {
    return superOwner;
  }

  @Override
  public void visitLineNumber(int line, Label start) {
    woven.line(line);
    super.visitLineNumber(line, start);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (before && opcode == Opcodes.NEW) {
      made++;
    }
    super.visitTypeInsn(opcode, type);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (before && opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
      if (made == 0) {
        before = false;
        // R8 puts something else into variable 0 while it needs this only on the stack.
        slotOfThis = uninitialized.slotOfThis();
        thisIsOnTop = uninitialized.isThisUnder(Type.getArgumentsAndReturnSizes(descriptor) >> 2);
        mv = uninitialized.getDelegate();
        returned = true;
        superOwner = owner;
      } else {
        made--;
      }
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    returned = false;
  }
}

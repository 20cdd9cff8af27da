package dev.refcount.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Follows a method for the visitors behind it: the current line, and in a constructor the call of
 * super() or this(), until which {@code this} may not be passed. There may be several, each on a way of its own.
 */
final class Progress extends MethodVisitor {
  private final Woven woven;
  /** In a constructor; else null. */
  private Uninitialized uninitialized;
  private final boolean constructs;
  private boolean returned;
  private String superOwner;
  /** Where {@code this} is behind that call. */
  private int slotOfThis;

  private boolean thisIsOnTop;

  Progress(Woven woven, String method) {
    super(Opcodes.ASM9);
    this.woven = woven;
    constructs = method.equals("<init>");
  }

  void next(MethodVisitor next) {
    if (constructs) {
      uninitialized = new Uninitialized(next, true);
    }
    mv = constructs ? uninitialized : next;
  }

  /** Whether the object under the value of a {@code PUTFIELD} may not be passed to a hook yet. */
  boolean storesToUninitializedThis() {
    return constructs && (superOwner == null ? uninitialized.mayBeUnder(1) : uninitialized.isThisUnder(1));
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
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (constructs
        && opcode == Opcodes.INVOKESPECIAL
        && name.equals("<init>")
        && uninitialized.initializesThis(descriptor)) {
      // R8 puts something else into variable 0 while it needs this only on the stack.
      slotOfThis = uninitialized.slotOfThis();
      thisIsOnTop = uninitialized.isThisUnder(Type.getArgumentsAndReturnSizes(descriptor) >> 2);
      returned = true;
      superOwner = owner;
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    returned = false;
  }
}

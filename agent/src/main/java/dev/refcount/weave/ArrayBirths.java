package dev.refcount.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Tells the ledger of new arrays, where containers are tagged, and of arrays in an array where any may be. */
final class ArrayBirths extends MethodVisitor {
  private final Woven woven;
  private final int part;

  ArrayBirths(MethodVisitor next, Woven woven) {
    super(Opcodes.ASM9, next);
    this.woven = woven;
    // What a collection allocates is part of it; what the program does is a container of its own.
    this.part = woven.internalName().startsWith("java/util/") ? 1 : 0;
  }

  /**
   * Whether the class tells of them. The JDK's stack walk makes some at each walk and keeps them to itself; the agent
   * walks at each store in the JDK, for the line that led to it.
   */
  static boolean areToldBy(Woven woven) {
    return woven.staticTypes().rows() && !woven.internalName().startsWith("java/lang/StackStreamFactory");
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    super.visitTypeInsn(opcode, type);
    if (opcode == Opcodes.ANEWARRAY && woven.staticTypes().arrays() && mayHold(Type.getObjectType(type))) {
      tell();
    }
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    super.visitMultiANewArrayInsn(descriptor, dimensions);
    if (mayHold(Type.getType(descriptor.substring(1)))) {
      tell();
    }
  }

  private boolean mayHold(Type element) {
    return woven.staticTypes().mayHold(element.getDescriptor());
  }

  private void tell() {
    woven.needs(3);
    super.visitInsn(Opcodes.DUP); // array, array
    Hook.push(mv, part); // array, array, part
    Hook.push(mv, woven.site("[]")); // array, array, part, site
    Hook.BORN_ARRAY.call(mv); // array
  }
}

package dev.refcount.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Notices a method that is longer, as it is written, than HotSpot compiles. */
final class CodeLength extends MethodVisitor {
  /** Bytes: {@code HugeMethodLimit}, which a product build of HotSpot does not let be changed. */
  static final int MOST_COMPILED = 8_000;

  private final Extent extent;
  private final String method;

  CodeLength(MethodVisitor writer, Extent extent, String method) {
    super(Opcodes.ASM9, writer);
    this.extent = extent;
    this.method = method;
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    // Behind all code: its offset is known at once.
    Label end = new Label();
    super.visitLabel(end);
    if (end.getOffset() > MOST_COMPILED) {
      extent.isHuge(method);
    }
    super.visitMaxs(maxStack, maxLocals);
  }
}

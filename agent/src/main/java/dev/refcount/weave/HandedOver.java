package dev.refcount.weave;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Begins a class in a package of the JDK that makes an instance when initialised, and hands it to the boot runtime. */
final class HandedOver {
  private HandedOver() {}

  /**
   * All names are internal names.
   *
   * @param taker the class whose static method takes what is made, as its superclass
   */
  static ClassWriter to(String taker, String method, String name, String superclass) {
    ClassWriter out = new ClassWriter(0);
    out.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, superclass, null);

    MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    code.visitTypeInsn(Opcodes.NEW, name); // one
    code.visitInsn(Opcodes.DUP); // one, one
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false); // one
    code.visitMethodInsn(Opcodes.INVOKESTATIC, taker, method, "(L" + superclass + ";)V", false); //
    end(code, Opcodes.RETURN, 2, 0);

    code = out.visitMethod(Opcodes.ACC_PRIVATE, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0); // this
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", "()V", false); //
    end(code, Opcodes.RETURN, 1, 1);
    return out;
  }

  /** Ends a method by an instruction that returns. */
  static void end(MethodVisitor code, int opcode, int stack, int locals) {
    code.visitInsn(opcode); //
    code.visitMaxs(stack, locals);
    code.visitEnd();
  }
}

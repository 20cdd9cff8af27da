package dev.refcount.weave;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The boot runtime's {@code Pinning} where a virtual thread that waits for a monitor leaves its carrier. */
public final class PinningForm {
  /** Binary name of the class. */
  public static final String NAME = (Hook.BOOT + "Pinning").replace('/', '.');

  /** The first JDK that needs it (JEP 491). */
  public static final int SINCE = 24;

  private static final String CONTINUATION = "jdk/internal/vm/Continuation";

  private PinningForm() {}

  /** The class file, which is resolved against the JDK's own class of continuations. */
  public static byte[] classFile() {
    ClassWriter out = new ClassWriter(0);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    out.visit(Opcodes.V17, access, Hook.BOOT + "Pinning", null, "java/lang/Object", null);
    method(out, "begin", "pin");
    method(out, "end", "unpin");
    out.visitEnd();
    return out.toByteArray();
  }

  private static void method(ClassWriter out, String name, String called) {
    MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, name, "()V", null, null);
    code.visitCode();
    code.visitMethodInsn(Opcodes.INVOKESTATIC, CONTINUATION, called, "()V", false); //
    HandedOver.end(code, Opcodes.RETURN, 0, 0);
  }
}

package dev.refcount.weave;

import dev.refcount.boot.OwnClasses;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The class of a {@code ReferenceQueue} that offers each reference to somebody else before it links it. It stands in
 * the package of the class that it extends, whose method for that nobody else can override.
 */
public final class ClearedQueue {
  /** Binary name of the class. */
  public static final String NAME = OwnClasses.QUEUE;

  private static final String INTERNAL = NAME.replace('.', '/');
  private static final String QUEUE = "java/lang/ref/ReferenceQueue";
  private static final String REAPER = Hook.BOOT + "Reaper";
  private static final String ENQUEUE = "(Ljava/lang/ref/Reference;)Z";

  private ClearedQueue() {}

  /** The class file. Initialised, it makes one and leaves it with the reaper. */
  public static byte[] classFile() {
    ClassWriter out = HandedOver.to(REAPER, "queue", INTERNAL, QUEUE);
    enqueue(out.visitMethod(0, "enqueue", ENQUEUE, null, null));
    out.visitEnd();
    return out.toByteArray();
  }

  private static void enqueue(MethodVisitor code) {
    Label links = new Label();
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 1); // reference
    code.visitMethodInsn(Opcodes.INVOKESTATIC, REAPER, "takes", ENQUEUE, false); // taken
    code.visitJumpInsn(Opcodes.IFEQ, links); //
    code.visitInsn(Opcodes.ICONST_1); // true
    code.visitInsn(Opcodes.IRETURN); //
    code.visitLabel(links);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitVarInsn(Opcodes.ALOAD, 0); // this
    code.visitVarInsn(Opcodes.ALOAD, 1); // this, reference
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, QUEUE, "enqueue", ENQUEUE, false); // enqueued
    HandedOver.end(code, Opcodes.IRETURN, 2, 2);
  }
}

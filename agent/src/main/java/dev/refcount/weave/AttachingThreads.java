package dev.refcount.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Has the constructors of {@code Thread} begin so that the hooks in them may wait for a monitor. */
final class AttachingThreads extends MethodVisitor {
  private static final String THREAD = "java/lang/Thread";

  private final Woven woven;
  private final Progress progress;

  private AttachingThreads(MethodVisitor next, Woven woven, Progress progress) {
    super(Opcodes.ASM9, next);
    this.woven = woven;
    this.progress = progress;
  }

  /** The visitor in front of the given one in that class, else the same. */
  static MethodVisitor of(MethodVisitor next, Woven woven, Progress progress) {
    return woven.internalName().equals(THREAD) ? new AttachingThreads(next, woven, progress) : next;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (progress.justReturned() && !progress.superOwner().equals(THREAD) && progress.pushThis(mv)) { // this
      woven.needs(1);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, Hook.BOOT + "AttachingThread", "begins", "(Ljava/lang/Thread;)V", false); //
    }
  }
}

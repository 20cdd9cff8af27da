package dev.refcount.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Hooks at the beginning of the methods by which the JDK lets a program end: where a thread ends by an exception, and
 * before the shutdown hooks. No store passes there; but who has used up all memory gets some of the agent's back, for
 * the report.
 */
final class EndPoint extends MethodVisitor {
  private final Woven woven;

  EndPoint(MethodVisitor next, Woven woven) {
    super(Opcodes.ASM9, next);
    this.woven = woven;
  }

  static boolean is(String owner, String method, String descriptor) {
    return isUncaught(owner, method, descriptor)
        || owner.equals("java/lang/Shutdown") && method.equals("runHooks") && descriptor.equals("()V");
  }

  private static boolean isUncaught(String owner, String method, String descriptor) {
    return owner.equals("java/lang/Thread")
        && method.equals("dispatchUncaughtException")
        && descriptor.equals("(Ljava/lang/Throwable;)V");
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (woven.internalName().equals("java/lang/Thread")) {
      woven.needs(1);
      super.visitVarInsn(Opcodes.ALOAD, 1); // thrown
      Hook.UNCAUGHT.call(mv); //
    } else {
      Hook.ENDS.call(mv); //
    }
  }
}

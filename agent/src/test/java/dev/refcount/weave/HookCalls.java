package dev.refcount.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Counts what weaving has put into a class file. */
final class HookCalls extends ClassVisitor {
  private final String method;
  private final String hook;
  private int calls;

  private HookCalls(String method, String hook) {
    super(Opcodes.ASM9);
    this.method = method;
    this.hook = hook;
  }

  /** How often a method calls a hook; it is named with its descriptor, or without if it is the only one of its name. */
  static int in(byte[] classFile, String method, String hook) {
    HookCalls counted = new HookCalls(method, hook);
    new ClassReader(classFile).accept(counted, 0);
    return counted.calls;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return method.equals(name) || method.equals(name + descriptor) ? new Code() : null;
  }

  private final class Code extends MethodVisitor {
    Code() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
      calls += owner.startsWith("dev/refcount/boot/") && name.equals(hook) ? 1 : 0;
    }
  }
}

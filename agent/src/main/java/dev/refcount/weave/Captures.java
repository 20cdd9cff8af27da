package dev.refcount.weave;

import dev.refcount.boot.Channel;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Hooks behind the {@code INVOKEDYNAMIC} of lambdas and method references that capture. */
final class Captures extends MethodVisitor {
  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  private final Woven woven;

  Captures(MethodVisitor next, Woven woven) {
    super(Opcodes.ASM9, next);
    this.woven = woven;
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments); // lambda
    if (!bootstrap.getOwner().equals(METAFACTORY)) {
      return;
    }
    long references = references(Type.getArgumentTypes(descriptor));
    if (references == 0) {
      return;
    }
    int site = woven.site(Channel.LAMBDA, "captured by lambda");
    if (woven.leavesOut(Channel.LAMBDA)) {
      return;
    }
    woven.needs(4);
    super.visitInsn(Opcodes.DUP); // lambda, lambda
    super.visitLdcInsn(references); // lambda, lambda, references
    Hook.push(mv, site); // lambda, lambda, references, site
    Hook.CAPTURED.call(mv); // lambda
  }

  private long references(Type[] captured) {
    long mask = 0;
    for (int i = 0; i < captured.length && i < Long.SIZE; i++) {
      if (woven.staticTypes().mayHold(captured[i].getDescriptor())) {
        mask |= 1L << i;
      }
    }
    return mask;
  }
}

package dev.refcount.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Tells the ledger of a new object as soon as {@code this} may be passed: in the constructor that calls
 * one of the JDK or of another product, which every constructor of a subclass comes through.
 */
final class Births extends MethodVisitor {
  private static final String OBJECT = "java/lang/Object";

  private final Woven woven;
  private final Progress progress;

  Births(MethodVisitor next, Woven woven, Progress progress) {
    super(Opcodes.ASM9, next);
    this.woven = woven;
    this.progress = progress;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (progress.justReturned()
        && !isToldBy(progress.superOwner())
        && progress.pushThis(mv)) { // this
      woven.needs(1);
      (progress.superOwner().equals(OBJECT) ? Hook.NEWBORN : Hook.BORN).call(mv); //
    }
  }

  private boolean isToldBy(String superclass) {
    return sameProduct(superclass, woven.internalName()) && woven.staticTypes().tellsBirths(superclass);
  }

  /**
   * By the first two parts of the package: good enough, since telling twice does no harm. {@code Object} is never
   * woven, and tells of none.
   */
  private static boolean sameProduct(String one, String other) {
    int end = one.equals(OBJECT) ? 0 : one.indexOf('/', one.indexOf('/') + 1) + 1;
    return one.equals(other) || (end > 0 && other.startsWith(one.substring(0, end)));
  }
}

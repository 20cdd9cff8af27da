package dev.refcount.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Hooks where the JDK is about to define a hidden class, once it has copied the class file; and where it has itself
 * define one by the same way, which is to be told apart from a program's.
 */
final class HiddenPoints extends MethodVisitor {
  private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
  private static final String LAMBDAS = "java/lang/invoke/InnerClassLambdaMetafactory";
  private static final String SWITCHES = "java/lang/runtime/SwitchBootstraps";
  private static final String BYTES = "[B";

  private final Woven woven;
  /** Whether the method is one of those that define one, not one that calls them. */
  private final boolean defines;
  /** The last parameter of such a method. */
  private final int options;

  private HiddenPoints(MethodVisitor next, Woven woven, boolean defines, String descriptor) {
    super(Opcodes.ASM9, next);
    this.woven = woven;
    this.defines = defines;
    this.options = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1;
  }

  /** The visitor in front of the given one if this method is such a point, else the same. */
  static MethodVisitor of(MethodVisitor next, Woven woven, String method, String descriptor) {
    String owner = woven.internalName();
    return contain(owner, method, descriptor)
        ? new HiddenPoints(next, woven, defines(owner, method), descriptor)
        : next;
  }

  /** Whether the method is one of them. */
  static boolean contain(String owner, String method, String descriptor) {
    return defines(owner, method) && descriptor.startsWith("(" + BYTES) || calls(owner, method);
  }

  private static boolean defines(String owner, String method) {
    return owner.equals(LOOKUP)
        && (method.equals("defineHiddenClass") || method.equals("defineHiddenClassWithClassData"));
  }

  private static boolean calls(String owner, String method) {
    return owner.equals(LAMBDAS) && method.equals("generateInnerClass")
        || owner.equals(SWITCHES) && method.equals("generateTypeSwitch");
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    super.visitTypeInsn(opcode, type);
    if (defines && opcode == Opcodes.CHECKCAST && type.equals(BYTES)) { // copy
      woven.needs(2);
      super.visitVarInsn(Opcodes.ALOAD, 0); // copy, this
      super.visitVarInsn(Opcodes.ALOAD, options); // copy, this, options
      Hook.HIDDEN.call(mv); // class file
    }
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!defines && defines(owner, name)) { // …, options
      woven.needs(0);
      Hook.HIDDEN_OF_JDK.call(mv); // …, options
      super.visitTypeInsn(Opcodes.CHECKCAST, "[L" + LOOKUP + "$ClassOption;");
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }
}

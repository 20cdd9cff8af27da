package dev.refcount.weave;

import dev.refcount.boot.Channel;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Hooks at the two methods of the JDK through which stores pass whose code no transformer reaches:
 * {@code Field.set}, which from JDK 18 on runs through method handles (JEP 416), and the look-up of
 * method-handle setters, whose lambda forms are hidden classes.
 */
final class ChokePoints extends MethodVisitor {
  private final int returns;
  private final Runnable emission;

  private ChokePoints(MethodVisitor next, int returns, Runnable emission) {
    super(Opcodes.ASM9, next);
    this.returns = returns;
    this.emission = emission;
  }

  /** The visitor in front of the given one if this method is such a point, else the same. */
  static MethodVisitor of(MethodVisitor next, Woven woven, String method, String descriptor) {
    String owner = woven.internalName();
    if (isFieldSet(owner, method, descriptor)) {
      return new ChokePoints(next, Opcodes.RETURN, () -> reflected(next, woven));
    }
    if (isSetterLookUp(owner, method, descriptor)) {
      return new ChokePoints(next, Opcodes.ARETURN, () -> setter(next, woven));
    }
    return next;
  }

  /** Whether the method is one of the two. */
  static boolean contain(String owner, String method, String descriptor) {
    return isFieldSet(owner, method, descriptor) || isSetterLookUp(owner, method, descriptor);
  }

  private static boolean isFieldSet(String owner, String method, String descriptor) {
    return owner.equals("java/lang/reflect/Field")
        && method.equals("set")
        && descriptor.equals("(Ljava/lang/Object;Ljava/lang/Object;)V");
  }

  private static boolean isSetterLookUp(String owner, String method, String descriptor) {
    return owner.equals("java/lang/invoke/MethodHandles$Lookup")
        && method.equals("getDirectFieldCommon")
        && descriptor.startsWith("(BLjava/lang/Class;Ljava/lang/invoke/MemberName;");
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == returns) {
      emission.run();
    }
    super.visitInsn(opcode);
  }

  private static void reflected(MethodVisitor out, Woven woven) {
    int site = woven.site(Channel.FIELD_SET, "Field.set");
    if (woven.leavesOut(Channel.FIELD_SET)) {
      return;
    }
    woven.needs(3);
    out.visitVarInsn(Opcodes.ALOAD, 0); // field
    out.visitVarInsn(Opcodes.ALOAD, 1); // field, holder
    Hook.push(out, site); // field, holder, site
    Hook.REFLECTED.call(out); //
  }

  private static void setter(MethodVisitor out, Woven woven) {
    int site = woven.site(Channel.HANDLE_SETTER, "method handle setter");
    if (woven.leavesOut(Channel.HANDLE_SETTER)) {
      return;
    }
    woven.needs(3);
    out.visitVarInsn(Opcodes.ALOAD, 3); // handle, member
    out.visitVarInsn(Opcodes.ILOAD, 1); // handle, member, reference kind
    Hook.push(out, site); // handle, member, reference kind, site
    Hook.SETTER.call(out); // handle
  }
}

package dev.refcount.weave;

import dev.refcount.boot.Channel;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Hooks at the methods of the JDK through which stores pass whose own code is not woven: {@code Field.set}, which from
 * JDK 18 on runs through method handles (JEP 416), the look-up of method-handle setters, whose lambda forms are hidden
 * classes, and the constructors that give a {@code Reference} its queue. Others are {@link CopyPoints},
 * {@link HiddenPoints} and {@link EndPoint}.
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
    if (isGivenQueue(owner, method, descriptor)) {
      return new ChokePoints(next, Opcodes.RETURN, () -> queued(next, woven));
    }
    if (EndPoint.is(owner, method, descriptor)) {
      return new EndPoint(next, woven);
    }
    if (HiddenPoints.contain(owner, method, descriptor)) {
      return HiddenPoints.of(next, woven, method, descriptor);
    }
    return CopyPoints.of(next, woven, method, descriptor);
  }

  /** The visitor that emits something before each of these instructions. */
  static MethodVisitor behind(MethodVisitor next, int returns, Runnable emission) {
    return new ChokePoints(next, returns, emission);
  }

  /** Whether the method is one of them. */
  static boolean contain(String owner, String method, String descriptor) {
    return isFieldSet(owner, method, descriptor)
        || isSetterLookUp(owner, method, descriptor)
        || isGivenQueue(owner, method, descriptor)
        || EndPoint.is(owner, method, descriptor)
        || HiddenPoints.contain(owner, method, descriptor)
        || CopyPoints.contain(owner, method, descriptor);
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

  /** Of the classes that a program may extend; {@code Reference} itself is not woven. */
  private static boolean isGivenQueue(String owner, String method, String descriptor) {
    return method.equals("<init>")
        && descriptor.equals("(Ljava/lang/Object;Ljava/lang/ref/ReferenceQueue;)V")
        && (owner.equals("java/lang/ref/WeakReference")
            || owner.equals("java/lang/ref/SoftReference")
            || owner.equals("java/lang/ref/PhantomReference"));
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

  private static void queued(MethodVisitor out, Woven woven) {
    int site = woven.site(Channel.PUTFIELD, "java/lang/ref/Reference", "queue", "Ljava/lang/ref/ReferenceQueue;");
    if (woven.leavesOut(Channel.PUTFIELD)) {
      return;
    }
    woven.needs(3);
    out.visitVarInsn(Opcodes.ALOAD, 0); // this
    out.visitVarInsn(Opcodes.ALOAD, 2); // this, queue
    Hook.push(out, site); // this, queue, site
    Hook.QUEUED.call(out); //
  }
}

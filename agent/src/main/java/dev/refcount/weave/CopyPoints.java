package dev.refcount.weave;

import dev.refcount.boot.Channel;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Hooks at the methods of the JDK that say how a method is called which no instruction names: where method handles are
 * looked up, linked from a class file and made to collect arguments, where the object of a method reference is given
 * its code, and where {@code Method.invoke} gets what it calls. What is called is native, or in hidden classes.
 */
final class CopyPoints {
  private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
  private static final String LAMBDAS = "java/lang/invoke/InnerClassLambdaMetafactory";

  private CopyPoints() {}

  /** The visitor in front of the given one if this method is such a point, else the same. */
  static MethodVisitor of(MethodVisitor next, Woven woven, String method, String descriptor) {
    String owner = woven.internalName();
    if (isLookUp(owner, method, descriptor)) {
      return ChokePoints.behind(next, Opcodes.ARETURN, () -> found(next, woven));
    }
    if (isLink(owner, method, descriptor)) {
      return ChokePoints.behind(next, Opcodes.ARETURN, () -> linked(next, woven));
    }
    if (isCollectorMaker(owner, method, descriptor)) {
      return ChokePoints.behind(next, Opcodes.ARETURN, () -> collector(next, woven));
    }
    if (isAccessorMaker(owner, method, descriptor)) {
      return ChokePoints.behind(next, Opcodes.ARETURN, () -> accessor(next, woven));
    }
    return isLambdaMaker(owner, method) ? new ByHandle(next, woven) : next;
  }

  /** Whether the method is one of them. */
  static boolean contain(String owner, String method, String descriptor) {
    return isLookUp(owner, method, descriptor)
        || isLink(owner, method, descriptor)
        || isCollectorMaker(owner, method, descriptor)
        || isAccessorMaker(owner, method, descriptor)
        || isLambdaMaker(owner, method);
  }

  private static boolean isLookUp(String owner, String method, String descriptor) {
    return owner.equals(LOOKUP)
        && method.equals("getDirectMethodCommon")
        && descriptor.startsWith("(BLjava/lang/Class;Ljava/lang/invoke/MemberName;");
  }

  private static boolean isLink(String owner, String method, String descriptor) {
    return owner.equals(LOOKUP)
        && method.equals("linkMethodHandleConstant")
        && descriptor.startsWith("(BLjava/lang/Class;Ljava/lang/String;");
  }

  private static boolean isCollectorMaker(String owner, String method, String descriptor) {
    return owner.equals("java/lang/invoke/MethodHandleImpl")
        && method.equals("makeCollector")
        && descriptor.equals("(Ljava/lang/Class;I)Ljava/lang/invoke/MethodHandle;");
  }

  private static boolean isAccessorMaker(String owner, String method, String descriptor) {
    return owner.equals("jdk/internal/reflect/ReflectionFactory")
        && method.equals("newMethodAccessor")
        && descriptor.startsWith("(Ljava/lang/reflect/Method;")
        && descriptor.endsWith(")Ljdk/internal/reflect/MethodAccessor;");
  }

  private static boolean isLambdaMaker(String owner, String method) {
    return owner.equals(LAMBDAS) && method.equals("<init>");
  }

  private static void found(MethodVisitor out, Woven woven) {
    int site = woven.site(Channel.HANDLE_COPY, "method handle of a copy");
    if (woven.leavesOut(Channel.HANDLE_COPY)) {
      return;
    }
    woven.needs(2);
    out.visitVarInsn(Opcodes.ALOAD, 3); // handle, member
    Hook.push(out, site); // handle, member, site
    Hook.FOUND_COPY.call(out); // handle
  }

  private static void linked(MethodVisitor out, Woven woven) {
    int site = woven.site(Channel.HANDLE_COPY, "method handle of a copy");
    if (woven.leavesOut(Channel.HANDLE_COPY)) {
      return;
    }
    woven.needs(3);
    out.visitVarInsn(Opcodes.ALOAD, 2); // handle, class
    out.visitVarInsn(Opcodes.ALOAD, 3); // handle, class, name
    Hook.push(out, site); // handle, class, name, site
    Hook.LINKED_COPY.call(out); // handle
  }

  private static void collector(MethodVisitor out, Woven woven) {
    int site = woven.site(Channel.COLLECTOR, "[]");
    if (woven.leavesOut(Channel.COLLECTOR)) {
      return;
    }
    woven.needs(1);
    Hook.push(out, site); // handle, site
    Hook.COLLECTOR.call(out); // handle
  }

  private static void accessor(MethodVisitor out, Woven woven) {
    int site = woven.site(Channel.METHOD_INVOKE, "Method.invoke");
    if (woven.leavesOut(Channel.METHOD_INVOKE)) {
      return;
    }
    woven.needs(2);
    out.visitVarInsn(Opcodes.ALOAD, 1); // accessor, method
    Hook.push(out, site); // accessor, method, site
    Hook.ACCESSOR.call(out); // accessor
  }

  /** Before the maker of a lambda's class notes whether that is to call the method's handle or the method itself. */
  private static final class ByHandle extends MethodVisitor {
    private final Woven woven;

    ByHandle(MethodVisitor next, Woven woven) {
      super(Opcodes.ASM9, next);
      this.woven = woven;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      boolean isChoice = opcode == Opcodes.PUTFIELD && name.equals("useImplMethodHandle") && descriptor.equals("Z");
      if (isChoice && !woven.leavesOut(Channel.HANDLE_COPY)) {
        woven.needs(1);
        super.visitVarInsn(Opcodes.ALOAD, 0); // this, by handle, this
        super.visitFieldInsn(
            Opcodes.GETFIELD, owner, "implInfo", "Ljava/lang/invoke/MethodHandleInfo;"); // this, by handle, method
        Hook.CALLED_BY_HANDLE.call(mv); // this, by handle
      }
      super.visitFieldInsn(opcode, owner, name, descriptor);
    }
  }
}

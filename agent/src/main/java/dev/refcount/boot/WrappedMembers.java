package dev.refcount.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.internal.misc.Unsafe;

/**
 * Wraps method handles as the JDK wraps its own adapted members: so that they can still be cracked by {@code
 * Lookup.revealDirect}, which tells of the member that was looked up.
 */
final class WrappedMembers {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final String IMPLEMENTATION = "java.lang.invoke.MethodHandleImpl";
  private static final MethodHandle WRAP = wrapper();

  private WrappedMembers() {}

  /**
   * @param member a {@code MemberName}
   * @param special whether the handle was looked up for {@code INVOKESPECIAL}
   */
  static MethodHandle wrap(MethodHandle handle, Object member, boolean special) throws Throwable {
    return (MethodHandle) WRAP.invokeExact(handle, member, special);
  }

  /** Wraps a handle to be cracked as the direct one is. */
  static MethodHandle wrap(MethodHandle handle, MethodHandle direct) throws Throwable {
    return wrap(handle, (Object) Cracked.MEMBER.invokeExact(direct), (boolean) Cracked.SPECIAL.invokeExact(direct));
  }

  private static MethodHandle wrapper() {
    try {
      MethodType type =
          MethodType.methodType(MethodHandle.class, MethodHandle.class, memberName(), boolean.class);
      return trusted()
          .findStatic(Class.forName(IMPLEMENTATION), "makeWrappedMember", type)
          .asType(type.changeParameterType(1, Object.class));
    } catch (ReflectiveOperationException otherVm) {
      throw new ExceptionInInitializerError(otherVm);
    }
  }

  private static Class<?> memberName() throws ClassNotFoundException {
    return Class.forName("java.lang.invoke.MemberName");
  }

  /** Read past access control: the agent has no other way to the JDK's own wrapper. */
  private static MethodHandles.Lookup trusted() {
    return (MethodHandles.Lookup)
        U.getReference(MethodHandles.Lookup.class, U.objectFieldOffset(MethodHandles.Lookup.class, "IMPL_LOOKUP"));
  }

  /** Looked up when they are first needed, which hardly a program does. */
  private static final class Cracked {
    static final MethodHandle MEMBER;
    static final MethodHandle SPECIAL;

    static {
      try {
        MethodHandles.Lookup trusted = trusted();
        MEMBER =
            trusted
                .findVirtual(MethodHandle.class, "internalMemberName", MethodType.methodType(memberName()))
                .asType(MethodType.methodType(Object.class, MethodHandle.class));
        SPECIAL =
            trusted.findVirtual(MethodHandle.class, "isInvokeSpecial", MethodType.methodType(boolean.class));
      } catch (ReflectiveOperationException otherVm) {
        throw new ExceptionInInitializerError(otherVm);
      }
    }
  }
}

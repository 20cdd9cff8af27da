package dev.refcount.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Member;
import jdk.internal.vm.annotation.Hidden;

/**
 * Method handles of methods that store many references at once or natively, and those that collect arguments in an
 * array: the code that links them is native, or in hidden classes.
 *
 * <p>Whoever looks up such a handle is given one of {@link Operations}' stand-in, which is hidden from stack traces, or
 * the JDK's with a hook behind it; it has the type that was asked for and is cracked as the JDK's would be. The JDK
 * looks up handles for itself in here: of none of these methods, so that no hook leads back to a hook.
 */
public final class HandleCopies {
  private HandleCopies() {}

  /**
   * At the return of the JDK's look-up of a method's handle.
   *
   * @param member the method that was found
   */
  public static MethodHandle found(MethodHandle handle, Object member, int site) {
    Member method = (Member) member;
    Class<?> owner = method.getDeclaringClass();
    return Operations.mayStandIn(owner) ? wrapped(handle, owner, method.getName(), site) : handle;
  }

  /** At the return of the JDK's link to a method handle in a class file, which may be one from a table of the JDK's. */
  public static MethodHandle linked(MethodHandle handle, Class<?> owner, String name, int site) {
    return Operations.mayStandIn(owner) ? wrapped(handle, owner, name, site) : handle;
  }

  /**
   * At the JDK's choice of how the object of a lambda or method reference calls the method that it stands for.
   *
   * @return whether by the handle; else by an instruction, in a hidden class
   */
  public static boolean isCalledByHandle(boolean otherwise, MethodHandleInfo method) {
    return otherwise || Operations.standIn(method.getDeclaringClass(), method.getName());
  }

  /** At the return of the JDK's maker of handles that collect their arguments in a new array, which they return. */
  public static MethodHandle collector(MethodHandle handle, int site) {
    try {
      MethodType type = handle.type();
      Class<?> array = type.returnType();
      if (type.parameterCount() == 0 || array.getComponentType().isPrimitive()) {
        return handle;
      }
      MethodHandle hook = withSite(Handles.COLLECTED, site).asType(MethodType.methodType(void.class, array));
      return MethodHandles.filterReturnValue(handle, MethodHandles.foldArguments(MethodHandles.identity(array), hook));
    } catch (Throwable failure) {
      Trouble.note(failure);
      return handle;
    }
  }

  private static MethodHandle wrapped(MethodHandle handle, Class<?> owner, String name, int site) {
    if (!Operations.standIn(owner, name) || !isDirect(handle)) {
      return handle;
    }
    try {
      MethodHandle counting = owner == Object.class ? cloning(handle, site) : standIn(handle, name, site);
      return counting == null ? handle : WrappedMembers.wrap(counting, handle);
    } catch (Throwable failure) {
      Trouble.note(failure);
      return handle;
    }
  }

  /** One that was wrapped before is not. */
  private static boolean isDirect(MethodHandle handle) {
    return handle.getClass().getName().startsWith("java.lang.invoke.DirectMethodHandle");
  }

  private static MethodHandle cloning(MethodHandle handle, int site) {
    MethodType type = handle.type();
    MethodHandle hook =
        withSite(Handles.CLONED, site)
            .asType(MethodType.methodType(Object.class, Object.class, type.parameterType(0)));
    return MethodHandles.foldArguments(hook, handle);
  }

  /** Null for another method of the same name: one that copies an array of primitives, or makes several arrays. */
  private static MethodHandle standIn(MethodHandle handle, String name, int site) throws ReflectiveOperationException {
    MethodType type = handle.type();
    if (name.startsWith("copyOf") && type.parameterType(0) != Object[].class
        || name.equals("newInstance") && type.parameterType(1) != int.class) {
      return null;
    }
    String method = name.equals("set") ? "arraySet" : name;
    MethodHandle operation =
        MethodHandles.lookup().findStatic(Operations.class, method, type.appendParameterTypes(int.class));
    return withSite(operation, site);
  }

  private static MethodHandle withSite(MethodHandle handle, int site) {
    return MethodHandles.insertArguments(handle, handle.type().parameterCount() - 1, site);
  }

  /** The array is new and has no record, so that an untagged element changes nothing. */
  @Hidden
  @Gated
  static void collected(Object[] array, int site) {
    Operations.born(null, array);
    for (int i = 0; i < array.length; i++) {
      Hooks.element(array, i, site);
    }
  }

  /** The arguments as {@code foldArguments} passes them. */
  @Hidden
  static Object cloned(Object copy, Object original, int site) {
    return Hooks.cloned(original, copy, site);
  }

  /** Looked up when they are first needed. */
  private static final class Handles {
    static final MethodHandle COLLECTED = hook("collected", void.class, Object[].class, int.class);
    static final MethodHandle CLONED = hook("cloned", Object.class, Object.class, Object.class, int.class);

    private static MethodHandle hook(String name, Class<?> returned, Class<?>... taken) {
      try {
        return MethodHandles.lookup().findStatic(HandleCopies.class, name, MethodType.methodType(returned, taken));
      } catch (ReflectiveOperationException impossible) {
        throw new ExceptionInInitializerError(impossible);
      }
    }
  }
}

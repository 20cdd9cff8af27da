package dev.refcount.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import jdk.internal.misc.Unsafe;

/**
 * Stores through reflection, method-handle setters and the constructors of references.
 *
 * <p>A setter is folded with a hook that runs behind it, and wrapped: see {@link WrappedMembers}.
 */
public final class Setters {
  private static final Unsafe U = Unsafe.getUnsafe();
  /** JVMS table 5.4.3.5-A. */
  private static final int REF_PUT_FIELD = 3;

  private static final int REF_PUT_STATIC = 4;

  private static final MethodHandle STORED_FIELD = hook("storedField", Object.class, Object.class);
  private static final MethodHandle STORED_STATIC = hook("storedStatic", Object.class, Class.class);

  private Setters() {}

  /** At the return of {@code Field.set}. */
  @Gated
  public static void reflected(Field field, Object holder, int site) {
    try {
      if (!field.getType().isPrimitive()) {
        Class<?> declaring = field.getDeclaringClass();
        Object base = Modifier.isStatic(field.getModifiers()) ? declaring : holder;
        stored(base, base == declaring ? U.staticFieldOffset(field) : U.objectFieldOffset(field), site);
      }
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }

  /** At the return of the JDK's look-up of a field's method handle; getters pass unchanged. */
  public static MethodHandle setter(MethodHandle handle, Object member, int kind, int site) {
    boolean isStatic = kind == REF_PUT_STATIC;
    if (kind != REF_PUT_FIELD && !isStatic) {
      return handle;
    }
    try {
      MethodType type = handle.type();
      if (type.parameterType(type.parameterCount() - 1).isPrimitive()) {
        return handle;
      }
      Class<?> declaring = ((Member) member).getDeclaringClass();
      long offset = FieldResolution.offset((Member) member);
      MethodHandle hook =
          isStatic
              ? MethodHandles.insertArguments(STORED_STATIC, 1, declaring, offset, site)
              : MethodHandles.insertArguments(STORED_FIELD, 2, offset, site);
      MethodHandle both = MethodHandles.foldArguments(hook.asType(type), handle);
      return WrappedMembers.wrap(both, member, false);
    } catch (Throwable failure) {
      Trouble.note(failure);
      return handle;
    }
  }

  /** In the constructor of a reference with a queue: it is new, so that an untagged one changes no record of it. */
  @Gated
  public static void queued(Object reference, Object queue, int site) {
    try {
      if (!Ledger.untagged(queue)) {
        Ledger.sync(reference, Ledger.FIELD_OF_SITE, queue, site);
      }
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }

  static void storedField(Object holder, Object value, long offset, int site) {
    storedQuietly(holder, offset, site);
  }

  static void storedStatic(Object value, Class<?> declaring, long offset, int site) {
    storedQuietly(declaring, offset, site);
  }

  private static void storedQuietly(Object base, long offset, int site) {
    try {
      stored(base, offset, site);
    } catch (Throwable failure) {
      Trouble.note(failure);
    }
  }

  @Gated
  private static void stored(Object base, long offset, int site) {
    Ledger.sync(base, offset, U.getReferenceVolatile(base, offset), site);
  }

  private static MethodHandle hook(String name, Class<?> first, Class<?> second) {
    try {
      return MethodHandles.lookup()
          .findStatic(
              Setters.class,
              name,
              MethodType.methodType(void.class, first, second, long.class, int.class));
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }
}

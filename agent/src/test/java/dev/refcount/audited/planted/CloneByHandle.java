package dev.refcount.audited.planted;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** A copy of an object that only a method handle makes. */
final class CloneByHandle implements Runnable, Cloneable {
  private static final MethodHandle CLONE = handle();
  private static final CloneByHandle ORIGINAL = new CloneByHandle();
  static Object copy;
  private final Object field = new Stored();

  private static MethodHandle handle() {
    try {
      return MethodHandles.lookup()
          .findSpecial(Object.class, "clone", MethodType.methodType(Object.class), CloneByHandle.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  @Override
  public void run() {
    try {
      copy = CLONE.invoke(ORIGINAL);
    } catch (Throwable impossible) {
      throw new AssertionError(field.toString(), impossible);
    }
  }
}

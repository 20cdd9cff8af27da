package dev.refcount.audited.planted;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** Elements that only a method handle copies. */
final class HandleCopy implements Runnable {
  private static final MethodHandle COPY = copy();
  private static final Object[] SOURCE = List.of(new Stored()).toArray();
  private static final Object[] TARGET = new Object[3];

  private static MethodHandle copy() {
    try {
      return MethodHandles.lookup().findStatic(
          System.class,
          "arraycopy",
          MethodType.methodType(void.class, Object.class, int.class, Object.class, int.class, int.class));
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  @Override
  public void run() {
    try {
      COPY.invoke(SOURCE, 0, TARGET, 2, 1);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}

package dev.refcount.audited.planted;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** A field that only a method handle stores to. */
final class HandleSetter implements Runnable {
  private static final MethodHandle SETTER = setter();
  private static final HandleSetter HOLDER = new HandleSetter();
  private Object field;

  private static MethodHandle setter() {
    try {
      return MethodHandles.lookup().findSetter(HandleSetter.class, "field", Object.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  @Override
  public void run() {
    try {
      SETTER.invoke(HOLDER, new Stored());
    } catch (Throwable impossible) {
      throw new AssertionError(HOLDER.field + "", impossible);
    }
  }
}

package dev.refcount.audited.planted;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A field that only a variable handle stores to. */
final class UnsafeField implements Runnable {
  private static final VarHandle FIELD = handle();
  private static final UnsafeField HOLDER = new UnsafeField();
  private volatile Object field;

  private static VarHandle handle() {
    try {
      return MethodHandles.lookup().findVarHandle(UnsafeField.class, "field", Object.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  @Override
  public void run() {
    FIELD.setVolatile(HOLDER, new Stored());
    if (HOLDER.field == null) {
      throw new AssertionError();
    }
  }
}

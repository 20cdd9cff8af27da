package dev.refcount.audited.planted;

import java.lang.reflect.Method;
import java.util.List;

/** Elements that only reflection copies. */
final class MethodInvoke implements Runnable {
  private static final Method COPY = copy();
  private static final Object[] SOURCE = List.of(new Stored()).toArray();
  private static final Object[] TARGET = new Object[3];

  private static Method copy() {
    try {
      return System.class.getMethod("arraycopy", Object.class, int.class, Object.class, int.class, int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  @Override
  public void run() {
    try {
      COPY.invoke(null, SOURCE, 0, TARGET, 2, 1);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }
}

package dev.refcount.audited.planted;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** The array that a method handle makes of its arguments. */
final class Collector implements Runnable {
  private static final MethodHandle COLLECT =
      MethodHandles.identity(Object[].class).asCollector(Object[].class, 2);
  static Object[] collected;

  @Override
  public void run() {
    try {
      collected = (Object[]) COLLECT.invoke((Object) null, (Object) new Stored());
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}

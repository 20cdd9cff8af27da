package dev.refcount.audited.planted;

import java.lang.reflect.Array;

/** An element that reflection stores to. */
final class ArraySet implements Runnable {
  private static final Object[] ARRAY = new Object[2];

  @Override
  public void run() {
    Array.set(ARRAY, 1, new Stored());
  }
}

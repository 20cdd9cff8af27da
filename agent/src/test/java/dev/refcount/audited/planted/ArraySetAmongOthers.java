package dev.refcount.audited.planted;

import java.lang.reflect.Array;

/** An element that reflection stores to, between others of one object that woven code stored to. */
final class ArraySetAmongOthers implements Runnable {
  private static final Object[] ARRAY = new Object[8];

  @Override
  public void run() {
    Stored stored = new Stored();
    for (int i = 0; i < ARRAY.length; i++) {
      if (i == 5) {
        Array.set(ARRAY, i, stored);
      } else {
        ARRAY[i] = stored;
      }
    }
  }
}

package dev.refcount.audited.planted;

import java.util.Arrays;

/** Elements copied to a new array. */
final class CopyOf implements Runnable {
  private static final Object[] SOURCE = {new Stored()};
  static Object[] copy;

  @Override
  public void run() {
    copy = Arrays.copyOf(SOURCE, 3);
  }
}

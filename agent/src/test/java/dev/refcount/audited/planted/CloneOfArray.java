package dev.refcount.audited.planted;

/** A copy of an array. */
final class CloneOfArray implements Runnable {
  private static final Object[] SOURCE = {new Stored()};
  static Object[] copy;

  @Override
  public void run() {
    copy = SOURCE.clone();
  }
}

package dev.refcount.audited.planted;

/** An element of an array. */
final class ElementStore implements Runnable {
  private static final Object[] ARRAY = new Object[2];

  @Override
  public void run() {
    ARRAY[1] = new Stored();
  }
}

package dev.refcount.audited.planted;

/** A static field. */
final class PutStatic implements Runnable {
  static Object field;

  @Override
  public void run() {
    field = new Stored();
  }
}

package dev.refcount.audited.planted;

/** A captured variable, which the compiler stores before super(). */
final class EarlyPutField implements Runnable {
  static Object holder;

  @Override
  public void run() {
    Stored captured = new Stored();
    holder =
        new Object() {
          @Override
          public String toString() {
            return captured.toString();
          }
        };
  }
}

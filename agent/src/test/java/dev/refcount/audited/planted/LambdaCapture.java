package dev.refcount.audited.planted;

import java.util.function.Supplier;

/** A variable that a lambda captures. */
final class LambdaCapture implements Runnable {
  static Supplier<Object> holder;

  @Override
  public void run() {
    Stored captured = new Stored();
    holder = () -> captured;
  }
}

package dev.refcount.audited.planted;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** An element that only a variable handle of the JDK stores to. */
final class UnsafeElement implements Runnable {
  private static final AtomicReferenceArray<Object> ARRAY = new AtomicReferenceArray<>(2);

  @Override
  public void run() {
    ARRAY.set(1, new Stored());
  }
}

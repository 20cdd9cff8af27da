package dev.refcount.audited.planted;

/** An instance field. */
final class PutField implements Runnable {
  private static final PutField HOLDER = new PutField();
  private Object field;

  @Override
  public void run() {
    HOLDER.field = new Stored();
  }
}

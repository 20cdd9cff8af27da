package dev.refcount.audited.planted;

/** Elements copied to an array that is there already. */
final class ArrayCopy implements Runnable {
  private static final Object[] SOURCE = {new Stored()};
  private static final Object[] TARGET = new Object[3];

  @Override
  public void run() {
    System.arraycopy(SOURCE, 0, TARGET, 2, 1);
  }
}

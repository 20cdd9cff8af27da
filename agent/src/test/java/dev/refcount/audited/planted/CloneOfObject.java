package dev.refcount.audited.planted;

/** A copy of an object with all its fields. */
final class CloneOfObject implements Runnable, Cloneable {
  private static final CloneOfObject ORIGINAL = new CloneOfObject();
  static CloneOfObject copy;
  private final Object field = new Stored();

  @Override
  public void run() {
    copy = ORIGINAL.copy();
  }

  private CloneOfObject copy() {
    try {
      return (CloneOfObject) super.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(field.toString(), impossible);
    }
  }
}

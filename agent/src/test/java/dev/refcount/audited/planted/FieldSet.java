package dev.refcount.audited.planted;

import java.lang.reflect.Field;

/** A field that only reflection stores to. */
final class FieldSet implements Runnable {
  private static final FieldSet HOLDER = new FieldSet();
  private Object field;

  @Override
  public void run() {
    try {
      Field reflected = FieldSet.class.getDeclaredField("field");
      reflected.set(HOLDER, new Stored());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(HOLDER.field + "", impossible);
    }
  }
}

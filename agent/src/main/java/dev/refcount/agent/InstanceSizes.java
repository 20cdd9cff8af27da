package dev.refcount.agent;

import dev.refcount.boot.Sizer;
import java.lang.instrument.Instrumentation;

/** What the VM says of an object's size. */
final class InstanceSizes implements Sizer {
  private final Instrumentation instrumentation;

  InstanceSizes(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  @Override
  public long bytes(Object object) {
    return instrumentation.getObjectSize(object);
  }
}

package dev.refcount.agent;

import dev.refcount.weave.PinningForm;
import java.lang.reflect.Field;
import jdk.internal.misc.Unsafe;

/** How this VM runs virtual threads. */
final class VirtualThreads {
  private VirtualThreads() {}

  /** Whether one that waits for a monitor leaves its carrier to others: not where it is a thread of the system's. */
  static boolean leaveCarriers() {
    if (Runtime.version().feature() < PinningForm.SINCE) {
      return false;
    }
    try {
      return isSupported(Class.forName("jdk.internal.vm.ContinuationSupport"));
    } catch (ReflectiveOperationException otherVm) {
      return false;
    }
  }

  /** By its field: each start would wait for the method handles by which reflection calls the method. */
  private static boolean isSupported(Class<?> support) throws ReflectiveOperationException {
    try {
      Field supported = support.getDeclaredField("SUPPORTED");
      Unsafe unsafe = Unsafe.getUnsafe();
      return unsafe.getBoolean(unsafe.staticFieldBase(supported), unsafe.staticFieldOffset(supported));
    } catch (NoSuchFieldException later) {
      return (boolean) support.getMethod("isSupported").invoke(null);
    }
  }
}

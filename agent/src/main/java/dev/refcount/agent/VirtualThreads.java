package dev.refcount.agent;

import dev.refcount.weave.PinningForm;

/** How this VM runs virtual threads. */
final class VirtualThreads {
  private VirtualThreads() {}

  /** Whether one that waits for a monitor leaves its carrier to others: not where it is a thread of the system's. */
  static boolean leaveCarriers() {
    if (Runtime.version().feature() < PinningForm.SINCE) {
      return false;
    }
    try {
      return (boolean) Class.forName("jdk.internal.vm.ContinuationSupport").getMethod("isSupported").invoke(null);
    } catch (ReflectiveOperationException otherVm) {
      return false;
    }
  }
}

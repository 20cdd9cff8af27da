package dev.refcount.stores;

/** Tagged because its superclass is, and a resource for try-with-resources. */
final class ClosingProbe extends Probe implements AutoCloseable {
  private final Fault onClose;

  ClosingProbe() {
    this(null);
  }

  ClosingProbe(Fault onClose) {
    this.onClose = onClose;
  }

  @Override
  public void close() throws Fault {
    if (onClose != null) throw onClose;
  }
}

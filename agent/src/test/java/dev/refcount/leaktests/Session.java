package dev.refcount.leaktests;

/** What must not leak. */
class Session implements AutoCloseable {
  Object peer;

  @Override
  public void close() {
    peer = null;
  }
}

package dev.refcount.benchmarks;

/** Tagged in {@link JvmState#UNTAGGED}: with a tag given the hooks have to ask, and none ever says yes. */
final class NeverUsed {
  private NeverUsed() {}
}

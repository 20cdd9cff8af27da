package dev.refcount.benchmarks;

/** A class that is tagged where nothing else is: there is a tag, and no object ever has it. */
final class NeverUsed {
  private NeverUsed() {}
}

package dev.refcount.benchmarks.programs;

/** Knows what a program printed first, which is without the agent, and accepts nothing else from then on. */
final class SameOutput {
  private String first;

  void check(String output) throws Failed {
    if (first == null) {
      first = output;
    }
    if (!first.equals(output)) {
      throw new Failed("other output");
    }
  }
}

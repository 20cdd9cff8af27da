package dev.refcount.benchmarks;

/** Why nothing can be measured, in one line for the user. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  Refusal(String line) {
    super(line);
  }
}

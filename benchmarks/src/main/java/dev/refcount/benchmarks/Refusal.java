package dev.refcount.benchmarks;

/** Why nothing can be measured, in one line for the user. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  public Refusal(String line) {
    super(line);
  }
}

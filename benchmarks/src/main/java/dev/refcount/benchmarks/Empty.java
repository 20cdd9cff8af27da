package dev.refcount.benchmarks;

/** The program whose start is measured. */
public final class Empty {
  private Empty() {}

  public static void main(String[] arguments) {}
}

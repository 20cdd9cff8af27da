package dev.refcount.benchmarks.programs;

/** Why a run gave no figures, in the few words that a cell has room for. */
final class Failed extends Exception {
  private static final long serialVersionUID = 1;

  Failed(String words) {
    super(words);
  }
}

package dev.refcount.benchmarks.peers;

/** Why one peer has no figure, in one line; the others go on. */
final class Unanswered extends Exception {
  private static final long serialVersionUID = 1;

  Unanswered(String line) {
    super(line);
  }
}

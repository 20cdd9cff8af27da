package dev.refcount.stores;

/** The class whose instances are counted; its rank only orders probes where a collection wants order. */
class Probe {
  final int rank;

  Probe() {
    this(0);
  }

  Probe(int rank) {
    this.rank = rank;
  }

  /** A method to refer to. The receiver of a call is never counted. */
  final int touch() {
    return rank;
  }
}

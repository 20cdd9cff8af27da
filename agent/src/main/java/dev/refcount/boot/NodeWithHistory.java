package dev.refcount.boot;

/** A node whose object's life is written down: apart, so that other nodes are no larger for it. */
final class NodeWithHistory extends Node {
  final History history;

  NodeWithHistory(Object referent, int hash, Type type, boolean part, History history) {
    super(referent, hash, type, part);
    this.history = history;
  }
}

package dev.refcount.boot;

/** {@link Slots} of an untagged holder that was tagged: what it held is in the slots of its node. */
final class MovedSlots extends Slots {
  final Node successor;

  MovedSlots(Node successor) {
    this.successor = successor;
  }
}

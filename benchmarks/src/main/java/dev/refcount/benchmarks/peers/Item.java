package dev.refcount.benchmarks.peers;

/** What the heap is full of: the one class that is tagged where the agent is attached. */
final class Item {
  Item peer;
}

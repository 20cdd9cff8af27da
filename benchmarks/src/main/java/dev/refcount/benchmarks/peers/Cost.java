package dev.refcount.benchmarks.peers;

/**
 * What one answer took.
 *
 * @param objects in the heap
 * @param says the answer itself
 */
record Cost(Peer peer, int objects, double seconds, String says) {}

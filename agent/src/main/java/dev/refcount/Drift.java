package dev.refcount;

import java.util.List;

/**
 * One object whose counts in the ledger are not those of the heap.
 *
 * @param type binary name of its class
 * @param ledger what the ledger says; locals are not audited
 * @param heap what a walk of the heap finds
 * @param holders the holders in which the two differ, in words, with the weave that should have seen
 *     the store; at most ten
 */
public record Drift(String type, RefCount ledger, RefCount heap, List<String> holders) {}

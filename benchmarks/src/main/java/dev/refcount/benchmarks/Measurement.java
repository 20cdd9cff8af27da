package dev.refcount.benchmarks;

/**
 * One benchmark in one state of the JVM.
 *
 * @param nanos median time of a call
 * @param low time of a call in the fastest iteration
 * @param high and in the slowest: together they say how far to trust the median
 * @param bytes allocated by a call
 */
record Measurement(
    String benchmark, JvmState state, double nanos, double low, double high, double bytes) {}

package dev.refcount.benchmarks.picture;

import java.util.SortedMap;

/**
 * One thing's time by number of objects.
 *
 * @param ours drawn so that it is seen first
 * @param seconds by number of objects
 */
public record Curve(String name, boolean ours, SortedMap<Integer, Double> seconds) {}

package dev.refcount.benchmarks.programs;

import java.util.List;

/**
 * A program that is measured. It prints the same on every run.
 *
 * @param name on the command line and in the table
 * @param passes how often it runs in one JVM: by the last third of them the JIT has compiled what is hot, with all
 *     hooks woven too, as in a service that has run for a while
 * @param few a pattern for the classes that somebody who looks for a leak would tag
 * @param all a pattern for everything that is the program's own
 */
record Program(
    String name, String main, List<String> arguments, int passes, String few, String all) {}

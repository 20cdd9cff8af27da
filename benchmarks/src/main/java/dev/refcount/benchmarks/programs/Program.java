package dev.refcount.benchmarks.programs;

import java.util.List;

/**
 * A program that is measured. It prints the same on every run.
 *
 * @param name on the command line and in the table
 * @param few a pattern for the classes that somebody who looks for a leak would tag
 * @param all a pattern for everything that is the program's own
 */
record Program(String name, String main, List<String> arguments, String few, String all) {}

package dev.refcount.benchmarks.programs;

import dev.refcount.benchmarks.TextTable;

/**
 * One JVM in one state, in which a program ran several times.
 *
 * @param seconds from the start of the process to its end, the agent's report included
 * @param first seconds of the first pass, which the JIT spends on compiling
 * @param warm seconds of one of the last passes
 * @param processor seconds of processor time of the whole process: the JIT's and the collector's too
 * @param peak most memory that the process had, in bytes
 * @param collecting seconds that the collector stopped the program for
 * @param start seconds until the program began
 */
record Figures(
    double seconds,
    double first,
    double warm,
    double processor,
    double peak,
    double collecting,
    double start) {
  @Override
  public String toString() {
    return TextTable.number("%.1f s", seconds)
        + TextTable.number(", first pass %.1f s", first)
        + TextTable.number(", warm %.2f s", warm)
        + TextTable.number(", processor %.1f s", processor);
  }
}

package dev.refcount.benchmarks.programs;

import dev.refcount.benchmarks.TextTable;

/**
 * One run of a program in one state of the JVM.
 *
 * @param seconds from the start of the process to its end, the agent's report included
 * @param main seconds that the program itself took
 * @param processor seconds of processor time of the whole process: the JIT's and the collector's too
 * @param peak most memory that the process had, in bytes
 * @param collecting seconds that the collector stopped the program for
 * @param start seconds until the program began
 */
record Figures(
    double seconds, double main, double processor, double peak, double collecting, double start) {
  @Override
  public String toString() {
    return TextTable.number("%.1f s", seconds) + TextTable.number(", processor %.1f s", processor);
  }
}
